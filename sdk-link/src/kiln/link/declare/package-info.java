/**
 * What bundles declare that their code reaches in ways that no linker can see: by names made at run
 * time. Read from {@code KILN-INF/reachable.txt} and from GraalVM's {@code
 * reachability-metadata.json}.
 */
package kiln.link.declare;
