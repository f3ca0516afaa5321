package kiln.stack.ip;

/** What became of an outgoing packet. */
public enum Sent {
  /** The device has it. */
  SENT,
  /** Held until the neighbour's address is known, or dropped in favour of a newer one. */
  HELD,
  /** The transmit ring is full: nothing was sent, try again after the next poll. */
  RING_FULL,
  /** No route, no source address, or too big for the path: counted, nothing was sent. */
  REFUSED
}
