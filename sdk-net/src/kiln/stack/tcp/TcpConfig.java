package kiln.stack.tcp;

/**
 * Limits of a stack's TCP, from the boot arguments.
 *
 * @param memoryBytes budget of all connections together: buffers and control blocks
 * @param bufferBytes most that one connection may queue in each direction
 * @param timeWaits entries in TIME-WAIT before the oldest makes room
 * @param cubic CUBIC if true, else NewReno
 */
public record TcpConfig(long memoryBytes, int bufferBytes, int timeWaits, boolean cubic) {
  /** 16 MiB in all, 1 MiB a direction, 16,384 in TIME-WAIT, CUBIC. */
  public static final TcpConfig DEFAULT = new TcpConfig(16 << 20, 1 << 20, 16_384, true);
}
