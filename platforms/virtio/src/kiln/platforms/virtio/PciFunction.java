package kiln.platforms.virtio;

import kiln.machine.Ports;

/**
 * The configuration space of one PCI function, through the ports of configuration mechanism #1 (PCI
 * Local Bus 3.0 §3.2.2.3.2), which QEMU's pc and q35, Firecracker and Cloud Hypervisor all have.
 */
record PciFunction(Ports ports, int bus, int slot, int function) {
  static final int VENDOR = 0x00;
  static final int DEVICE = 0x02;
  static final int COMMAND = 0x04;
  static final int STATUS = 0x06;
  static final int HEADER_TYPE = 0x0e;
  static final int BAR_0 = 0x10;
  static final int CAPABILITIES = 0x34;

  static final int NOBODY = 0xffff; // the vendor of an empty slot
  private static final int MANY_FUNCTIONS = 0x80; // in the header type

  private static final int COMMAND_MEMORY = 2;
  private static final int COMMAND_MASTER = 4;
  private static final int COMMAND_NO_LINE = 0x400;
  private static final int STATUS_CAPABILITIES = 0x10;

  private static final int BAR_IS_PORT = 1;
  private static final int BAR_WIDTH = 6;
  private static final int BAR_64_BITS = 4;
  private static final int BARS = 6;

  private static final int ADDRESS = 0xcf8;
  private static final int DATA = 0xcfc;
  private static final int MOST_CAPABILITIES = 48; // as many as 192 bytes can hold

  private void select(int offset) {
    int address = 0x80000000 | bus << 16 | slot << 11 | function << 8 | offset & ~3;
    ports.out32(ADDRESS, address);
  }

  int read8(int offset) {
    select(offset);
    return ports.in8(DATA + (offset & 3));
  }

  int read16(int offset) {
    select(offset);
    return ports.in16(DATA + (offset & 2));
  }

  int read32(int offset) {
    select(offset);
    return ports.in32(DATA);
  }

  void write16(int offset, int value) {
    select(offset);
    ports.out16(DATA + (offset & 2), value);
  }

  boolean present() {
    return read16(VENDOR) != NOBODY;
  }

  /** Whether the slot of function 0 has others too. */
  boolean hasMore() {
    return (read8(HEADER_TYPE) & MANY_FUNCTIONS) != 0;
  }

  /** Lets the function answer at its addresses and write to memory; no interrupt by line. */
  void enable() {
    write16(COMMAND, read16(COMMAND) | COMMAND_MEMORY | COMMAND_MASTER | COMMAND_NO_LINE);
  }

  /**
   * The first capability with that number after another one (PCI 3.0 §6.7).
   *
   * @param after its offset, or 0 for the first of all
   * @return its offset in configuration space, or 0
   */
  int capability(int number, int after) {
    if ((read16(STATUS) & STATUS_CAPABILITIES) == 0) {
      return 0;
    }
    int at = read8(after == 0 ? CAPABILITIES : after + 1) & 0xfc;
    for (int steps = 0; at >= 0x40 && steps < MOST_CAPABILITIES; steps++) { // lists may be loops
      if (read8(at) == number) {
        return at;
      }
      at = read8(at + 1) & 0xfc;
    }
    return 0;
  }

  /** The physical address that firmware gave a memory BAR; 0 if it has none or it is of ports. */
  long bar(int index) {
    if (index < 0 || index >= BARS) {
      return 0;
    }
    int low = read32(BAR_0 + 4 * index);
    if ((low & BAR_IS_PORT) != 0) {
      return 0;
    }
    long address = low & 0xfffffff0L;
    if ((low & BAR_WIDTH) == BAR_64_BITS && index + 1 < BARS) {
      address |= (long) read32(BAR_0 + 4 * index + 4) << 32;
    }
    return address;
  }

  @Override
  public String toString() {
    return hex(bus, 2) + ":" + hex(slot, 2) + "." + function;
  }

  private static String hex(int value, int digits) {
    String text = Integer.toHexString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
