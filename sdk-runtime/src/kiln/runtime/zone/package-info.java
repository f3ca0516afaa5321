/** Time zones: UTC under its names, fixed offsets, and those that the app declares. */
package kiln.runtime.zone;
