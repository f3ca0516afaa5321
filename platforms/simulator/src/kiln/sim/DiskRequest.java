package kiln.sim;

/**
 * What a node asks of a disk.
 *
 * @param sector where it starts
 * @param count sectors; 0 for a flush
 * @param data what to write; empty otherwise
 */
record DiskRequest(Operation operation, long sector, int count, byte[] data) {
  /** In the order of their numbers on the wire. */
  enum Operation {
    READ,
    WRITE,
    FLUSH,
    DISCARD
  }

  /** Who hears how it ended. */
  interface Done {
    /** Gets what was read, nothing for the other operations, or null if the disk failed. */
    void take(byte[] read);
  }

  boolean changes() {
    return operation == Operation.WRITE || operation == Operation.DISCARD;
  }

  boolean fits(long sectors) {
    return sector >= 0 && count >= 0 && sector <= sectors - count;
  }
}
