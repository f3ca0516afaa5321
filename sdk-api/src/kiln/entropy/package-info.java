/**
 * Randomness, in two contracts: what a platform collects ({@link kiln.entropy.EntropySource}), and
 * what everybody else draws from ({@link kiln.entropy.RandomSource}).
 */
@Export
@Version("1.0.0")
package kiln.entropy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
