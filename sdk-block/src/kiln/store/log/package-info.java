/**
 * A log of records on a block device: the part of a store that survives a power cut.
 *
 * <p>Everything else of a store (pages, checkpoints, keys and values) is built on what {@link
 * kiln.store.log.RecordLog#commit} promises.
 */
package kiln.store.log;
