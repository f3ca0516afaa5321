/**
 * Random bytes for everybody: health tests over what a platform's entropy source gives, and a
 * deterministic generator that is seeded from it.
 *
 * <p>{@code EntropySource -> TestedSource -> SeedInput -> HMAC_DRBG -> RandomSource}. Samples that
 * fail a test seed nothing, ever again in that run.
 */
package kiln.drbg;
