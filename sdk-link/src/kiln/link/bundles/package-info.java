/**
 * The bundles stage: the jars that the resolver chose, read and cleaned.
 *
 * <p>Nothing after this stage opens a jar or a folder again, and no class is ever loaded.
 */
package kiln.link.bundles;
