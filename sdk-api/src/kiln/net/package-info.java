/** The network as a platform offers it: Ethernet devices that move frames. */
@Export
@Version("1.0.0")
package kiln.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
