/** A process in the sandbox of Solo5's tender {@code solo5-spt}. */
package kiln.platforms.spt;
