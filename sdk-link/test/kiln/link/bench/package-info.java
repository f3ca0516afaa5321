/** The benchmarks of the whole line, from a bundle to a running image: {@code ./bnd bench NAME}. */
package kiln.link.bench;
