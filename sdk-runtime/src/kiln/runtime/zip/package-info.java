/** {@code java.util.zip} without zlib: deflate and inflate (RFC 1950, RFC 1951) in Java. */
package kiln.runtime.zip;
