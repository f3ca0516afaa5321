/** Substitutions for {@code java.math}. */
package kiln.runtime.math;
