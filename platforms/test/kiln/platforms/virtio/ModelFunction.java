package kiln.platforms.virtio;

import kiln.platforms.machine.ModelPorts;
import kiln.platforms.machine.Registers;

/**
 * A PCI function in slot 3 that shows a {@link ModelDevice} as VIRTIO 1.2 §4.1 wants it:
 * capabilities in configuration space, and one BAR with the structures and the MSI-X table.
 */
final class ModelFunction {
  static final long BAR = 0xfe000000L;
  static final int SLOT = 3;
  static final int NOTIFY = 0x1000;
  static final int DEVICE = 0x2000;
  static final int MSIX = 0x3000;
  static final int MULTIPLIER = 4;

  final byte[] space = new byte[256];
  final byte[] table = new byte[16];
  final ModelPorts ports = new ModelPorts();
  private final ModelDevice device;
  private int address;
  private int vector = 0xffff;

  ModelFunction(ModelDevice device, int deviceId) {
    this.device = device;
    put(0x00, 0x1af4, 2);
    put(0x02, deviceId, 2);
    put(0x06, 0x10, 2); // there are capabilities
    put(0x10, 0x0c, 4); // nothing that the driver uses: prefetchable, 64 bits
    put(0x20, BAR | 0x0c, 8); // BAR 4 and 5: one of 64 bits
    put(0x2e, device.kind, 2);
    put(0x34, 0x40, 1);
    capability(0x40, 0x50, 0x11, 0, 0, 0);
    put(0x42, 0, 2);
    put(0x44, MSIX | 4, 4);
    capability(0x50, 0x60, 0x09, 1, 0, 56);
    capability(0x60, 0x78, 0x09, 2, NOTIFY, 0x100);
    put(0x60 + 16, MULTIPLIER, 4);
    capability(0x78, 0x88, 0x09, 3, 0x4000, 1);
    capability(0x88, 0x00, 0x09, 4, DEVICE, 0x100);
    device.memory.addRegisters(BAR, 0x4000, new Structures());
    ports.add(0xcf8, 8, new Mechanism());
  }

  private void capability(int at, int next, int number, int type, int offset, int length) {
    put(at, number, 1);
    put(at + 1, next, 1);
    if (number == 0x09) {
      put(at + 2, 20, 1);
      put(at + 3, type, 1);
      put(at + 4, 4, 1); // BAR 4
      put(at + 8, offset, 4);
      put(at + 12, length, 4);
    }
  }

  void put(int at, long value, int width) {
    for (int i = 0; i < width; i++) {
      space[at + i] = (byte) (value >> 8 * i);
    }
  }

  private static long get(byte[] bytes, int at, int width) {
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  long table(int at, int width) {
    return get(table, at, width);
  }

  boolean msixEnabled() {
    return (get(space, 0x42, 2) & 0xc000) == 0x8000;
  }

  /** Ports 0xcf8 to 0xcff: configuration mechanism #1. */
  private final class Mechanism implements Registers {
    @Override
    public long load(long offset, int bytes) {
      boolean here = address >>> 8 == (0x80000000 | SLOT << 11) >>> 8;
      return offset < 4 || !here ? -1 : get(space, (address & 0xfc) + (int) offset - 4, bytes);
    }

    @Override
    public void store(long offset, int bytes, long value) {
      if (offset == 0) {
        address = (int) value;
        return;
      }
      int at = (address & 0xfc) + (int) offset - 4;
      ModelDevice.judge(at == 4 || at == 0x42, "only command and MSI-X control are written");
      put(at, value, bytes);
    }
  }

  /** The BAR. The common configuration is the MMIO device's, register by register. */
  private final class Structures implements Registers {
    private int selected;

    @Override
    public long load(long offset, int bytes) {
      int at = (int) offset;
      if (at >= DEVICE && at < DEVICE + 0x100) {
        return device.load(0x100 + at - DEVICE, bytes);
      }
      return switch (at) {
        case 4 -> checked(bytes, 4, device.load(0x010, 4));
        case 20 -> checked(bytes, 1, device.status);
        case 21 -> checked(bytes, 1, 7);
        case 24 -> checked(bytes, 2, device.load(0x034, 4));
        case 26 -> checked(bytes, 2, vector);
        case 30 -> checked(bytes, 2, selected);
        default -> throw new AssertionError("load at " + at);
      };
    }

    private long checked(int bytes, int width, long value) {
      ModelDevice.judge(bytes == width, "§4.1.3.1: fields are accessed in their width");
      return value;
    }

    @Override
    public void store(long offset, int bytes, long value) {
      int at = (int) offset;
      ModelDevice.judge((get(space, 4, 2) & 6) == 6, "the function decodes memory and is master");
      if (at >= MSIX) {
        checked(bytes, 4, 0);
        for (int i = 0; i < bytes; i++) {
          table[at - MSIX + i] = (byte) (value >> 8 * i);
        }
      } else if (at >= NOTIFY) {
        checked(bytes, 2, 0);
        ModelDevice.judge(at - NOTIFY == value * MULTIPLIER, "§4.1.4.4: a queue's own place");
        device.notified((int) value);
      } else {
        storeCommon(at, bytes, value);
      }
    }

    private void storeCommon(int at, int bytes, long value) {
      switch (at) {
        case 0 -> pass(0x014, bytes, 4, value);
        case 8 -> pass(0x024, bytes, 4, value);
        case 12 -> pass(0x020, bytes, 4, value);
        case 16 -> checked(bytes, 2, value); // no vector for changes of the configuration
        case 20 -> pass(0x070, bytes, 1, value);
        case 22 -> {
          selected = (int) value;
          pass(0x030, bytes, 2, value);
        }
        case 24 -> pass(0x038, bytes, 2, value);
        case 26 -> vector = (int) checked(bytes, 2, value);
        case 28 -> pass(0x044, bytes, 2, value);
        case 32, 36 -> pass(0x080 + at - 32, bytes, 4, value);
        case 40, 44 -> pass(0x090 + at - 40, bytes, 4, value);
        case 48, 52 -> pass(0x0a0 + at - 48, bytes, 4, value);
        default -> throw new AssertionError("store at " + at);
      }
    }

    private void pass(int register, int bytes, int width, long value) {
      device.store(register, 4, checked(bytes, width, value));
    }
  }
}
