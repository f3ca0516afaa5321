/** Handles on fields and array elements without method handles: what {@code VarHandle} comes to. */
package kiln.runtime.invoke;
