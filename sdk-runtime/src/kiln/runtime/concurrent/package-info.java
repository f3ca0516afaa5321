/** {@code java.util.concurrent} where HotSpot reflects. */
package kiln.runtime.concurrent;
