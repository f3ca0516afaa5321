/** Time zones without a zone data base: an image knows UTC and fixed offsets. */
package kiln.runtime.time;
