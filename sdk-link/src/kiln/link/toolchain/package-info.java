/**
 * The C compiler and linker: the pinned LLVM that Maven brings, or the system's gcc.
 *
 * <p>{@link kiln.link.toolchain.Toolchain#of} finds one and makes it ready; everything that runs a
 * tool goes through {@link kiln.link.toolchain.Toolchain#run}.
 */
package kiln.link.toolchain;
