/** Resources of the bundles, which the linker lays out in the image. */
package kiln.runtime.resource;
