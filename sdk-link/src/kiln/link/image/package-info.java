/**
 * The image stage: objects linked, with a table that maps code back to Java lines.
 *
 * <p>{@link kiln.link.image.Linker} links twice: {@link kiln.link.image.Frames} reads the debug
 * information of the first result, {@link kiln.link.image.LineTable} becomes a section of the second.
 * {@link kiln.link.image.SizeMap} says what every byte of the artifact is for.
 */
package kiln.link.image;
