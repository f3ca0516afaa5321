/**
 * Reflection over what the linker found plain or declared. The JDK's own {@code java.lang.reflect}
 * does the work; here is what the VM does for it elsewhere: members of classes, calls, access to
 * fields, annotations, proxies.
 */
package kiln.runtime.reflect;
