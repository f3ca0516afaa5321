/**
 * Start, end and failure of an image, and the members of {@code java.lang} that a virtual machine
 * implements: classes, threads, properties, traces.
 */
package kiln.runtime.lang;
