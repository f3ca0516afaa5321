package kiln.platforms.machine;

/** The registers of a model device, at some physical address or range of ports. */
public interface Registers {
  /**
   * @param offset from the first register
   * @param bytes the width of the access: 1, 2, 4 or 8
   * @return the value, in its low bytes
   */
  long load(long offset, int bytes);

  /**
   * @param offset from the first register
   * @param bytes the width of the access: 1, 2, 4 or 8
   * @param value in its low bytes; those above are 0
   */
  void store(long offset, int bytes, long value);
}
