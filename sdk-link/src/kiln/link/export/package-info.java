/**
 * From a {@code .bndrun} to an artifact: the only package that knows bnd.
 *
 * <p>{@link kiln.link.export.ImageExporter} is the plugin that bnd calls; {@link
 * kiln.link.export.Resolution} finds the bundles, {@link kiln.link.export.Pipeline} runs them
 * through all stages.
 */
package kiln.link.export;
