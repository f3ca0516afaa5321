/**
 * The network of an app that runs on a JVM as an ordinary user: TCP and UDP of the host, by {@code
 * java.nio}. Sockets are not blocking themselves; who has to wait does so with a selector, which
 * knows deadlines and interrupts.
 */
package kiln.platforms.sockets;
