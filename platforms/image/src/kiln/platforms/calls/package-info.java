/** What calls of devices must not ask for: refused in the same words by every platform. */
package kiln.platforms.calls;
