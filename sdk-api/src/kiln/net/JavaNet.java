package kiln.net;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes {@code java.net} work: {@code Socket}, {@code ServerSocket}, {@code DatagramSocket} and the
 * names of {@code InetAddress} then go over the {@link Network} and the {@link Resolver} that are in
 * the image. On a JVM they go over the host's, as ever.
 *
 * <p>A component whose code, or whose libraries' code, uses these classes refers to it, and has
 * nothing to call: the reference says that there must be a network.
 */
@ProviderType
public interface JavaNet {}
