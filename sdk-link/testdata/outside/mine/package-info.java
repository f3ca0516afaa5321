/** A platform of somebody else: Linux's native part under a name of its own. */
@Capability(
    namespace = "kiln.runtime",
    attribute = {"platform=mine", "kind=image"})
@Requirement(namespace = "kiln.platform", filter = "(platform=mine)")
@Requirement(namespace = "osgi.identity", filter = "(osgi.identity=sdk-runtime)")
package mine;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
