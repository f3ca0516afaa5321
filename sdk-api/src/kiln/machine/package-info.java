/**
 * The bare machine, for drivers in platform bundles: memory by address, I/O ports, and the order in
 * which both become visible to devices. Nobody else sees it.
 */
@Export
@Version("1.0.0")
package kiln.machine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
