/** Storage as a platform offers it: devices that move blocks of sectors. */
@Export
@Version("1.0.0")
package kiln.block;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
