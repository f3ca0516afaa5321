/** A platform whose artifact is a jar: it brings no native part. */
@Capability(namespace = "kiln.runtime", attribute = "platform=bare")
@Requirement(namespace = "kiln.platform", filter = "(platform=bare)")
package bare;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
