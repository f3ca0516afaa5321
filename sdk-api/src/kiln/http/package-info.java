/** HTTP/1.1: serving and sending requests (RFC 9110, RFC 9112). */
@Export
@Version("1.0.0")
package kiln.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
