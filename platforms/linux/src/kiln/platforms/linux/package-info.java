/** A static ELF file for Linux on x86-64, without a libc. */
package kiln.platforms.linux;
