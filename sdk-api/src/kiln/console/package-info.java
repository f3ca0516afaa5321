/**
 * The console: the one place where a platform shows text to its operator, and takes lines from
 * them.
 */
@Export
@Version("1.0.0")
package kiln.console;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
