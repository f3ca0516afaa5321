/**
 * The program stage: a closed world lowered to C.
 *
 * <p>{@link kiln.link.program.Program} is the value that the code generator gives and the native step
 * takes; nothing in it depends on the machine that made it.
 */
package kiln.link.program;
