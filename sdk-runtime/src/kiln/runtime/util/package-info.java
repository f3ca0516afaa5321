/** Collections and helpers, where they ask for what an image does not have. */
package kiln.runtime.util;
