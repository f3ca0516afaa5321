/** A virtual machine under Solo5's tender {@code solo5-hvt}. */
package kiln.platforms.hvt;
