/** The zones of {@code java.time}. */
package kiln.runtime.time;
