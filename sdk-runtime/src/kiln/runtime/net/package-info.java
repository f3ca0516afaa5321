/**
 * {@code java.net} over {@link kiln.net.Network}: the JDK's own {@code Socket}, {@code ServerSocket}
 * and {@code DatagramSocket} with implementations beneath them that call the image's network, and
 * an {@code InetAddress} that asks the image's resolver.
 *
 * <p>The network is attached while components are constructed ({@link kiln.runtime.net.Attached});
 * an image that attaches none can still read and print addresses.
 */
package kiln.runtime.net;
