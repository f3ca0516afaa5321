/**
 * Blocking sockets over the stack: the only place of this room with a lock, a thread, a clock.
 *
 * <p>One thread polls; calls of others enter the stack under its lock, and wait outside it on a
 * {@link kiln.stack.socket.Signal}.
 */
package kiln.stack.socket;
