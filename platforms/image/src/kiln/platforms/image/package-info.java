/**
 * Console, clocks, entropy and waiting for every platform that boots an image: the contracts over
 * the native functions that such a platform defines anyway ({@code platform.h}).
 *
 * <p>They are defaults: a platform with something better provides that, and it wins.
 */
package kiln.platforms.image;
