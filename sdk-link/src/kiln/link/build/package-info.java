/**
 * From the rooms' sources to their bundles: what {@code ./bnd} does before every verb.
 *
 * <p>bnd's workspace says what a room is (sources, class path, bundles) and makes the jars; the
 * compiling is ours, because bnd forks a {@code javac} per room. One compiler runs inside this
 * process for all rooms, in dependency order, and only for rooms whose inputs changed: a key of
 * content hashes decides, never a clock.
 *
 * <p>This package is compiled by the wrapper before anything else is, so it uses nothing but the
 * JDK and bnd.
 */
package kiln.link.build;
