/** The console as the streams of {@code System}, and text as bytes. */
package kiln.runtime.io;
