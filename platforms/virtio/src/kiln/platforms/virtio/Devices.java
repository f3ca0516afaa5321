package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.machine.Memory;
import kiln.machine.Ports;

/**
 * Finds the machine's virtio devices: those that the loader announced on the command line, in that
 * order, then those on PCI bus 0 by their slots. A device is set up only when a driver asks for its
 * kind.
 */
final class Devices {
  private static final int SLOTS = 32;
  private static final int FUNCTIONS = 8;
  private static final int BUS = 0;

  private final Memory memory;
  private final Ports ports;
  private final Board board;

  Devices(Memory memory, Ports ports, Board board) {
    this.memory = memory;
    this.ports = ports;
    this.board = board;
  }

  static Devices of(Memory memory, Ports ports) {
    return new Devices(memory, ports, new NativeBoard());
  }

  /**
   * The first device of a kind, ready to be negotiated with.
   *
   * @param what the device is, for the message
   * @param wayOut how the operator gives the machine one
   * @throws DeviceException if there is none
   */
  Transport first(int kind, String what, String wayOut) {
    List<Transport> found = all(kind, 1);
    if (found.isEmpty()) {
      throw new DeviceException("This machine has no virtio " + what + "; give it one: " + wayOut
          + ".");
    }
    return found.get(0);
  }

  /** The first {@code most} devices of a kind, interrupts ending waits. */
  List<Transport> all(int kind, int most) {
    List<Transport> found = new ArrayList<>();
    for (int i = 0; i < board.mmioDevices() && found.size() < most; i++) {
      long place = board.mmioAddress(i);
      MmioTransport device = MmioTransport.at(memory, place, board.mmioBytes(i), kind);
      if (device != null) {
        if (!board.route(board.mmioLine(i))) {
          throw new DeviceException("The " + device.place() + " has interrupt line "
              + board.mmioLine(i) + ", which this machine lacks.");
        }
        found.add(device);
      }
    }
    for (int slot = 0; slot < SLOTS && found.size() < most; slot++) {
      findInSlot(slot, kind, found, most);
    }
    return found;
  }

  private void findInSlot(int slot, int kind, List<Transport> found, int most) {
    for (int f = 0; f < FUNCTIONS && found.size() < most; f++) {
      PciFunction function = new PciFunction(ports, BUS, slot, f);
      if (function.present()) {
        PciTransport device = PciTransport.of(memory, function, kind);
        if (device != null) {
          device.useInterrupt(board.messageAddress(), board.messageData());
          found.add(device);
        }
      }
      if (f == 0 && (!function.present() || !function.hasMore())) {
        return;
      }
    }
  }
}
