/**
 * Waiting, for those who poll devices: platform bundles and the provider rooms. Apps block in their
 * own calls and never need this.
 */
@Export
@Version("1.0.0")
package kiln.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
