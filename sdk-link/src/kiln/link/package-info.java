/**
 * Bundles to image. Each stage has a package of its own, named after the record it makes; here is
 * only what all of them share: how a link fails.
 */
package kiln.link;
