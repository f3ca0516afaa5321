/** {@code java.security} without providers to choose from: digests, and random bytes of the platform. */
package kiln.runtime.security;
