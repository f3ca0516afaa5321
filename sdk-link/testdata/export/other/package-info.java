/** A platform whose artifact is a jar: it brings no native part. */
@Capability(namespace = "kiln.runtime", attribute = "platform=other")
@Requirement(namespace = "kiln.platform", filter = "(platform=other)")
package other;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
