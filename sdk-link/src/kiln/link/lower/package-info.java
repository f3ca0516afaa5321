/**
 * {@code Closure -> Program}: bytecode to C.
 *
 * <p>A C unit for each class with its live methods, and the data of all: layouts, dispatch tables,
 * type numbers, strings, the names that traces print. The contract with the runtime is {@code
 * sdk-runtime/native/kiln.h}.
 */
package kiln.link.lower;
