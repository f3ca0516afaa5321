/** Time: what the calendar says, and how much has passed. */
@Export
@Version("1.0.0")
package kiln.clock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
