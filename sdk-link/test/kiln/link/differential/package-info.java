/**
 * The differential harness: the same Java program on HotSpot and in an image.
 *
 * <p>{@link kiln.link.differential.TestCase} is one program of {@code testdata/differential};
 * {@link kiln.link.differential.Batch} compiles many of them into one jar behind one main class;
 * {@link kiln.link.differential.HotSpot} and {@link kiln.link.differential.LinuxImage} run a
 * program as one process each; {@link kiln.link.differential.Suite} compares the outcomes, once
 * {@link kiln.link.differential.Normalizer} has removed what two HotSpot runs may print
 * differently.
 */
package kiln.link.differential;
