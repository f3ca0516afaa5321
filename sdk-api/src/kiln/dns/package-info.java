/** Answering DNS questions with authority, from zone files (RFC 1034, RFC 1035). */
@Export
@Version("1.0.0")
package kiln.dns;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
