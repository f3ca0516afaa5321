/** A platform whose artifact is a jar: it brings no native part. */
@Capability(namespace = "kiln.runtime", attribute = "platform=outside")
@Requirement(namespace = "kiln.platform", filter = "(platform=outside)")
package outside;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
