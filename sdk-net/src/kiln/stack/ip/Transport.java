package kiln.stack.ip;

/** A protocol above IP. Called by the owner of the stack only; nothing here may block. */
public interface Transport {
  /** Takes a packet whose addresses are checked. {@code packet} is valid during the call. */
  void onPacket(long nowNanos, Packet packet);

  /**
   * Hears that a packet of ours met an error on its way. {@code original} holds what came back of
   * it: at least 8 octets of the transport header, source and destination as we had sent them.
   */
  void onError(long nowNanos, IcmpError error, Packet original);

  /** Does what is due. */
  void poll(long nowNanos);

  /** When {@link #poll} has something to do again; {@code Long.MAX_VALUE} for never. */
  long pollAt();
}
