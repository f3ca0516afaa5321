package kiln.platforms.virtio;

import kiln.app.Refusal;
import kiln.machine.Memory;

/**
 * A virtio device whose registers are memory (VIRTIO 1.2 §4.2): version 2, or the legacy version 1
 * (§4.2.4) that QEMU's microvm has unless told otherwise. All registers are 32 bits wide.
 */
final class MmioTransport implements Transport {
  /** Bytes of registers before the device's own configuration. */
  static final int CONFIG = 0x100;

  // §4.2.2, and §4.2.4 for those of version 1.
  private static final int MAGIC = 0x000;
  private static final int VERSION = 0x004;
  private static final int DEVICE_ID = 0x008;
  private static final int DEVICE_FEATURES = 0x010;
  private static final int DEVICE_FEATURES_SEL = 0x014;
  private static final int DRIVER_FEATURES = 0x020;
  private static final int DRIVER_FEATURES_SEL = 0x024;
  private static final int LEGACY_PAGE_SIZE = 0x028;
  private static final int QUEUE_SEL = 0x030;
  private static final int QUEUE_SIZE_MAX = 0x034;
  private static final int QUEUE_SIZE = 0x038;
  private static final int LEGACY_QUEUE_ALIGN = 0x03c;
  private static final int LEGACY_QUEUE_PAGE = 0x040;
  private static final int QUEUE_READY = 0x044;
  private static final int QUEUE_NOTIFY = 0x050;
  private static final int INTERRUPT_STATUS = 0x060;
  private static final int INTERRUPT_ACK = 0x064;
  private static final int STATUS = 0x070;
  private static final int QUEUE_DESCRIPTORS = 0x080;
  private static final int QUEUE_AVAILABLE = 0x090;
  private static final int QUEUE_USED = 0x0a0;
  private static final int CONFIG_GENERATION = 0x0fc;

  private static final int MAGIC_VALUE = 0x74726976; // "virt"
  private static final int RESET_TRIES = 100_000;

  private final Memory memory;
  private final long registers;
  private final long physical;
  private final boolean legacy;
  private final int kind;

  private MmioTransport(Memory memory, long registers, long physical, int kind) {
    this.memory = memory;
    this.registers = registers;
    this.physical = physical;
    this.legacy = read(VERSION) == 1;
    this.kind = kind;
  }

  /**
   * Looks at what is at a physical address that was announced.
   *
   * @return a device of that kind, as it is; null if there is another kind, or an empty place
   * @throws Refusal if it is no place of a virtio-mmio device
   */
  static MmioTransport at(Memory memory, long physical, long bytes, int kind) {
    long registers = map(memory, physical, bytes);
    if (memory.load32(registers + MAGIC) != MAGIC_VALUE) {
      throw unknown(physical, "there is none");
    }
    int version = memory.load32(registers + VERSION);
    if (version < 1 || version > 2) {
      throw unknown(physical, "it is of version " + version + ", and only 1 and 2 are known");
    }
    boolean found = memory.load32(registers + DEVICE_ID) == kind; // 0: empty, §4.2.3.1.1
    return found ? new MmioTransport(memory, registers, physical, kind) : null;
  }

  private static long map(Memory memory, long physical, long bytes) {
    try {
      return memory.map(physical, bytes);
    } catch (IllegalArgumentException e) {
      throw unknown(physical, e.getMessage());
    }
  }

  private static Refusal unknown(long physical, String why) {
    return new Refusal("The command line announces a virtio-mmio device at 0x"
        + Long.toHexString(physical) + ", but " + why + ".");
  }

  private int read(int register) {
    return memory.load32(registers + register);
  }

  private void write(int register, int value) {
    memory.store32(registers + register, value);
  }

  @Override
  public int kind() {
    return kind;
  }

  @Override
  public String place() {
    return "virtio-mmio device at 0x" + Long.toHexString(physical);
  }

  @Override
  public long offered() {
    write(DEVICE_FEATURES_SEL, 0);
    long features = read(DEVICE_FEATURES) & 0xffffffffL;
    if (legacy) {
      return features; // the upper half is not defined, §4.2.4
    }
    write(DEVICE_FEATURES_SEL, 1);
    return features | (long) read(DEVICE_FEATURES) << 32;
  }

  @Override
  public void setStatus(int status) {
    write(STATUS, status);
  }

  @Override
  public void accept(long features) {
    write(DRIVER_FEATURES_SEL, 0);
    write(DRIVER_FEATURES, (int) features);
    if (legacy) {
      write(LEGACY_PAGE_SIZE, VirtQueue.ALIGNMENT);
      return;
    }
    write(DRIVER_FEATURES_SEL, 1);
    write(DRIVER_FEATURES, (int) (features >>> 32));
    write(STATUS, read(STATUS) | FEATURES_OK);
    if ((read(STATUS) & FEATURES_OK) == 0) {
      write(STATUS, read(STATUS) | FAILED);
      throw new Refusal("The " + place() + " refuses the features 0x"
          + Long.toHexString(features) + ", which it offered.");
    }
  }

  @Override
  public int queueSize(int queue) {
    write(QUEUE_SEL, queue);
    return read(QUEUE_SIZE_MAX);
  }

  @Override
  public void useQueue(int queue, VirtQueue rings) {
    write(QUEUE_SEL, queue);
    write(QUEUE_SIZE, rings.size());
    if (legacy) {
      write(LEGACY_QUEUE_ALIGN, VirtQueue.ALIGNMENT);
      write(LEGACY_QUEUE_PAGE, (int) (rings.descriptorsAddress() / VirtQueue.ALIGNMENT));
      return;
    }
    writeAddress(QUEUE_DESCRIPTORS, rings.descriptorsAddress());
    writeAddress(QUEUE_AVAILABLE, rings.availableAddress());
    writeAddress(QUEUE_USED, rings.usedAddress());
    write(QUEUE_READY, 1);
  }

  private void writeAddress(int register, long address) {
    write(register, (int) address);
    write(register + 4, (int) (address >>> 32));
  }

  @Override
  public void start() {
    write(STATUS, read(STATUS) | DRIVER_OK);
  }

  @Override
  public void notify(int queue) {
    write(QUEUE_NOTIFY, queue);
  }

  /** The line falls when the cause is acknowledged; only then can it rise again. */
  @Override
  public void acknowledge() {
    int causes = read(INTERRUPT_STATUS);
    if (causes != 0) {
      write(INTERRUPT_ACK, causes);
    }
  }

  @Override
  public boolean needsReset() {
    return (read(STATUS) & NEEDS_RESET) != 0;
  }

  @Override
  public boolean reset() {
    write(STATUS, 0);
    for (int tries = 0; tries < RESET_TRIES; tries++) {
      if (read(STATUS) == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int config8(int offset) {
    return memory.load8(registers + CONFIG + offset);
  }

  @Override
  public int config16(int offset) {
    return memory.load16(registers + CONFIG + offset);
  }

  @Override
  public int config32(int offset) {
    return memory.load32(registers + CONFIG + offset);
  }

  @Override
  public int configGeneration() {
    return legacy ? 0 : read(CONFIG_GENERATION);
  }
}
