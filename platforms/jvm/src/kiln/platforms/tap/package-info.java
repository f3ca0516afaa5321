/** TAP devices of Linux on a JVM, by calls of the C library through JNA. */
package kiln.platforms.tap;
