/**
 * The objects stage: the units and natives of a program, compiled.
 *
 * <p>{@link kiln.link.objects.Compiler} turns a {@code Program} into {@link kiln.link.objects.Objects}
 * with all cores, and compiles nothing twice: {@link kiln.link.objects.ObjectCache} knows each
 * object by the hash of everything it was made from.
 */
package kiln.link.objects;
