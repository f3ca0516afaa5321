package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Refusal;
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
   * @throws Refusal if there is none
   */
  Transport first(int kind, String what, String wayOut) {
    List<Transport> found = all(kind, 1);
    if (found.isEmpty()) {
      String hint = board.mmioDevices() > 0 ? ""
          : " A microvm of QEMU announces its devices only with acpi=off.";
      throw new Refusal(
          "This machine has no virtio " + what + "; give it one: " + wayOut + "." + hint);
    }
    return found.get(0);
  }

  /** All devices of a kind but the first, ready as it is. */
  List<Transport> others(int kind) {
    return new Search(kind, 1, Integer.MAX_VALUE).run();
  }

  /** The first devices of a kind, at most {@code most}. */
  List<Transport> all(int kind, int most) {
    return new Search(kind, 0, most).run();
  }

  /** One walk over all places. What is found has its interrupt connected; others are untouched. */
  private final class Search {
    private final int kind;
    private final int most;
    private final List<Transport> found = new ArrayList<>();
    private int skip;

    Search(int kind, int skip, int most) {
      this.kind = kind;
      this.skip = skip;
      this.most = most;
    }

    List<Transport> run() {
      for (int i = 0; i < board.mmioDevices() && found.size() < most; i++) {
        addMmio(i);
      }
      for (int slot = 0; slot < SLOTS && found.size() < most; slot++) {
        addSlot(slot);
      }
      return found;
    }

    private boolean skipped() {
      return skip > 0 && skip-- > 0;
    }

    private void addMmio(int index) {
      MmioTransport device =
          MmioTransport.at(memory, board.mmioAddress(index), board.mmioBytes(index), kind);
      if (device == null || skipped()) {
        return;
      }
      if (!board.route(board.mmioLine(index))) {
        throw new Refusal("The " + device.place() + " has interrupt line " + board.mmioLine(index)
            + ", which this machine lacks.");
      }
      found.add(device);
    }

    private void addSlot(int slot) {
      for (int f = 0; f < FUNCTIONS && found.size() < most; f++) {
        PciFunction function = new PciFunction(ports, BUS, slot, f);
        if (function.present()) {
          addFunction(function);
        }
        if (f == 0 && (!function.present() || !function.hasMore())) {
          return;
        }
      }
    }

    private void addFunction(PciFunction function) {
      PciTransport device = PciTransport.of(memory, function, kind);
      if (device != null && !skipped()) {
        device.useInterrupt(board.messageAddress(), board.messageData());
        found.add(device);
      }
    }
  }
}
