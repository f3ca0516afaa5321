/**
 * Bytes on the wire: checked header views, the internet checksum, sequence arithmetic.
 *
 * <p>A view is a reusable cursor over a {@code byte[]} that somebody else owns. {@code wrap} is the
 * only place where untrusted octets are checked: once it has returned true, every accessor is in
 * bounds. Views never allocate, so one view serves every packet of a stack. Writers are static
 * methods beside the view they mirror.
 */
package kiln.stack.wire;
