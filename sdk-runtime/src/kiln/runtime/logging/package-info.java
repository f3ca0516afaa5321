/** {@code java.util.logging} without a manager: what is at least INFO goes to standard error. */
package kiln.runtime.logging;
