/**
 * The network: Ethernet devices that move frames, as a platform offers them ({@link
 * kiln.net.NetDevice}), and the sockets that an app uses ({@link kiln.net.Network}, {@link
 * kiln.net.Resolver}).
 */
@Export
@Version("1.0.0")
package kiln.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
