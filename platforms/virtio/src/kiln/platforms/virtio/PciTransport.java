package kiln.platforms.virtio;

import kiln.app.Refusal;
import kiln.machine.Memory;

/**
 * A virtio device on the PCI bus (VIRTIO 1.2 §4.1), by its vendor capabilities: so a transitional
 * device is used the modern way. Interrupts come by MSI-X, one vector for all queues.
 */
final class PciTransport implements Transport {
  private static final int VENDOR = 0x1af4; // §4.1.2
  private static final int FIRST_TRANSITIONAL = 0x1000;
  private static final int FIRST_MODERN = 0x1040;
  private static final int LAST_MODERN = 0x107f;
  private static final int SUBSYSTEM = 0x2e; // a transitional device's kind, §4.1.2.3

  private static final int CAPABILITY_VENDOR = 0x09;
  private static final int CAPABILITY_MSIX = 0x11;

  // §4.1.4: types of structures, and offsets in the capability.
  private static final int COMMON = 1;
  private static final int NOTIFY = 2;
  private static final int DEVICE = 4;
  private static final int TYPE = 3;
  private static final int BAR = 4;
  private static final int OFFSET = 8;
  private static final int LENGTH = 12;
  private static final int NOTIFY_MULTIPLIER = 16;

  // §4.1.4.3: the common configuration.
  private static final int DEVICE_FEATURE_SELECT = 0;
  private static final int DEVICE_FEATURE = 4;
  private static final int DRIVER_FEATURE_SELECT = 8;
  private static final int DRIVER_FEATURE = 12;
  private static final int CONFIG_VECTOR = 16;
  private static final int STATUS = 20;
  private static final int CONFIG_GENERATION = 21;
  private static final int QUEUE_SELECT = 22;
  private static final int QUEUE_SIZE = 24;
  private static final int QUEUE_VECTOR = 26;
  private static final int QUEUE_ENABLE = 28;
  private static final int QUEUE_NOTIFY_OFFSET = 30;
  private static final int QUEUE_DESCRIPTORS = 32;
  private static final int QUEUE_AVAILABLE = 40;
  private static final int QUEUE_USED = 48;
  private static final int COMMON_LENGTH = 56;

  private static final int NO_VECTOR = 0xffff;
  private static final int MSIX_CONTROL = 2; // in its capability, PCI 3.0 §6.8.2
  private static final int MSIX_TABLE = 4;
  private static final int MSIX_ENABLE = 0x8000;
  private static final int MSIX_MASK_ALL = 0x4000;
  private static final int MSIX_ENTRY = 16;

  private static final int RESET_TRIES = 100_000;
  private static final int QUEUES = 16;

  private final Memory memory;
  private final PciFunction function;
  private final int kind;
  private final long common;
  private final long notification;
  private final int notificationBytes;
  private final int notifyMultiplier;
  private final long device;
  private final int deviceBytes;
  private final long[] notifyAddress = new long[QUEUES];

  private PciTransport(Memory memory, PciFunction function, int kind) {
    this.memory = memory;
    this.function = function;
    this.kind = kind;
    function.enable();
    int commonAt = structure(COMMON);
    int notifyAt = structure(NOTIFY);
    int deviceAt = structure(DEVICE);
    this.common = map(commonAt, COMMON_LENGTH);
    this.notification = map(notifyAt, 2);
    this.notificationBytes = function.read32(notifyAt + LENGTH);
    this.notifyMultiplier = function.read32(notifyAt + NOTIFY_MULTIPLIER);
    this.device = deviceAt == 0 ? 0 : map(deviceAt, 1);
    this.deviceBytes = deviceAt == 0 ? 0 : function.read32(deviceAt + LENGTH);
  }

  /**
   * The device, as it is; null if the function is no virtio device of that kind,
   * or a legacy one without capabilities.
   */
  static PciTransport of(Memory memory, PciFunction function, int kind) {
    int id = function.read16(PciFunction.DEVICE);
    if (function.read16(PciFunction.VENDOR) != VENDOR || id < FIRST_TRANSITIONAL
        || id > LAST_MODERN || function.capability(CAPABILITY_VENDOR, 0) == 0) {
      return null;
    }
    int found = id < FIRST_MODERN ? function.read16(SUBSYSTEM) : id - FIRST_MODERN;
    return found == kind ? new PciTransport(memory, function, kind) : null;
  }

  /** Where the capability of a structure is; 0 if there is none. */
  private int structure(int type) {
    int at = function.capability(CAPABILITY_VENDOR, 0);
    for (int steps = 0; at != 0 && steps < 16; steps++) {
      if (function.read8(at + TYPE) == type && function.bar(function.read8(at + BAR)) != 0) {
        return at;
      }
      at = function.capability(CAPABILITY_VENDOR, at);
    }
    return 0;
  }

  private long map(int capability, int least) {
    int length = capability == 0 ? 0 : function.read32(capability + LENGTH);
    if (length < least) {
      throw new Refusal("The " + place() + " lacks a structure of VIRTIO 1.0 (§4.1.4).");
    }
    long bar = function.bar(function.read8(capability + BAR));
    return memory.map(bar + (function.read32(capability + OFFSET) & 0xffffffffL), length);
  }

  @Override
  public int kind() {
    return kind;
  }

  @Override
  public String place() {
    return "virtio PCI device " + function;
  }

  @Override
  public long offered() {
    memory.store32(common + DEVICE_FEATURE_SELECT, 0);
    long features = memory.load32(common + DEVICE_FEATURE) & 0xffffffffL;
    memory.store32(common + DEVICE_FEATURE_SELECT, 1);
    return features | (long) memory.load32(common + DEVICE_FEATURE) << 32;
  }

  private int status() {
    return memory.load8(common + STATUS);
  }

  @Override
  public void setStatus(int status) {
    memory.store8(common + STATUS, status);
  }

  @Override
  public void accept(long features) {
    memory.store32(common + DRIVER_FEATURE_SELECT, 0);
    memory.store32(common + DRIVER_FEATURE, (int) features);
    memory.store32(common + DRIVER_FEATURE_SELECT, 1);
    memory.store32(common + DRIVER_FEATURE, (int) (features >>> 32));
    setStatus(status() | FEATURES_OK);
    if ((status() & FEATURES_OK) == 0) {
      setStatus(status() | FAILED);
      throw new Refusal("The " + place() + " refuses the features 0x"
          + Long.toHexString(features) + ", which it offered.");
    }
  }

  /**
   * Sends the interrupts of MSI-X table entry 0 to this core.
   *
   * @param address where the device writes, as the interrupt controller wants it (SDM 3 §11.11)
   * @param data what it writes there
   */
  void useInterrupt(long address, int data) {
    int capability = function.capability(CAPABILITY_MSIX, 0);
    if (capability == 0) {
      throw new Refusal("The " + place() + " has no MSI-X, the only kind of interrupt that"
          + " this platform takes from PCI devices (QEMU: vectors=2).");
    }
    int table = function.read32(capability + MSIX_TABLE);
    long entry = memory.map(function.bar(table & 7) + (table & 0xfffffff8L), MSIX_ENTRY);
    int control = function.read16(capability + MSIX_CONTROL) & ~MSIX_MASK_ALL;
    function.write16(capability + MSIX_CONTROL, control | MSIX_ENABLE);
    memory.store32(entry, (int) address);
    memory.store32(entry + 4, (int) (address >>> 32));
    memory.store32(entry + 8, data);
    memory.store32(entry + 12, 0); // not masked
  }

  @Override
  public int queueSize(int queue) {
    memory.store16(common + QUEUE_SELECT, queue);
    return memory.load16(common + QUEUE_SIZE);
  }

  @Override
  public void useQueue(int queue, VirtQueue rings) {
    memory.store16(common + CONFIG_VECTOR, NO_VECTOR);
    memory.store16(common + QUEUE_SELECT, queue);
    memory.store16(common + QUEUE_SIZE, rings.size());
    memory.store16(common + QUEUE_VECTOR, 0);
    if (memory.load16(common + QUEUE_VECTOR) != 0) {
      throw new Refusal("The " + place() + " has no interrupt to give to queue " + queue
          + " (QEMU: vectors=2).");
    }
    storeAddress(common + QUEUE_DESCRIPTORS, rings.descriptorsAddress());
    storeAddress(common + QUEUE_AVAILABLE, rings.availableAddress());
    storeAddress(common + QUEUE_USED, rings.usedAddress());
    notifyAddress[queue] = notifyAddress(queue, memory.load16(common + QUEUE_NOTIFY_OFFSET));
    memory.store16(common + QUEUE_ENABLE, 1);
  }

  /** Fields of 64 bits are written in halves, §4.1.3.1. */
  private void storeAddress(long field, long address) {
    memory.store32(field, (int) address);
    memory.store32(field + 4, (int) (address >>> 32));
  }

  private long notifyAddress(int queue, int offset) {
    long place = (long) offset * (notifyMultiplier & 0xffffffffL);
    if (place + 2 > (notificationBytes & 0xffffffffL)) {
      throw new Refusal("The " + place() + " puts the notification of queue " + queue
          + " at " + place + ", beyond the " + notificationBytes + " bytes it has for that.");
    }
    return notification + place;
  }

  @Override
  public void start() {
    setStatus(status() | DRIVER_OK);
  }

  @Override
  public void notify(int queue) {
    memory.store16(notifyAddress[queue], queue);
  }

  @Override
  public void acknowledge() {} // a message is complete in itself

  @Override
  public boolean needsReset() {
    return (status() & NEEDS_RESET) != 0;
  }

  @Override
  public boolean reset() {
    setStatus(0);
    for (int tries = 0; tries < RESET_TRIES; tries++) {
      if (status() == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int config8(int offset) {
    return offset < deviceBytes ? memory.load8(device + offset) : 0;
  }

  @Override
  public int config16(int offset) {
    return offset + 2 <= deviceBytes ? memory.load16(device + offset) : 0;
  }

  @Override
  public int config32(int offset) {
    return offset + 4 <= deviceBytes ? memory.load32(device + offset) : 0;
  }

  @Override
  public int configGeneration() {
    return memory.load8(common + CONFIG_GENERATION);
  }
}
