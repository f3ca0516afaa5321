/**
 * The classes that an image can draw on: those of the bundles and of the class library, with the
 * substitutions and rules of {@code sdk-runtime} applied. Nothing here knows what is live.
 */
package kiln.link.world;
