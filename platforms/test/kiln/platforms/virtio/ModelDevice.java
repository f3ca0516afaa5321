package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.platforms.machine.ModelMemory;
import kiln.platforms.machine.Registers;

/**
 * A virtio-mmio device as VIRTIO 1.2 §4.2 has it, version 2 or legacy, and the device's side of its
 * split queues (§2.7). It judges the driver: what the specification forbids the driver fails the
 * test.
 */
class ModelDevice implements Registers {
  static final long ADDRESS = 0xfeb00000L;
  static final int BYTES = 0x200;
  static final int QUEUE_MOST = 256;

  final ModelMemory memory;
  final ModelMemory.View view; // by physical addresses
  final boolean legacy;
  final int kind;
  final long offered;
  final byte[] config = new byte[0x100];
  final Queue[] queues;
  long accepted;
  int status;
  int interrupts;
  Runnable interrupt = () -> {};
  boolean lies; // it makes up used chains, so that the driver may have more than it knows of

  private int deviceSelect;
  private int driverSelect;
  private int queueSelect;

  /** One chain, in the order of its buffers. */
  record Chain(int head, List<Long> addresses, List<Integer> lengths, int readable) {
    int writableBytes() {
      int sum = 0;
      for (int i = readable; i < lengths.size(); i++) {
        sum += lengths.get(i);
      }
      return sum;
    }
  }

  /** What the device keeps of a queue. */
  static final class Queue {
    int size;
    boolean ready;
    long descriptors;
    long available;
    long used;
    int seen; // index up to which available chains were taken
    int done; // index of the used ring
    int notified;
  }

  ModelDevice(ModelMemory memory, boolean legacy, int kind, long features, int queues) {
    this.memory = memory;
    this.view = memory.device();
    this.legacy = legacy;
    this.kind = kind;
    this.offered = features | (legacy ? 0 : Transport.VERSION_1);
    this.queues = new Queue[queues];
    for (int i = 0; i < queues; i++) {
      this.queues[i] = new Queue();
    }
    memory.addRegisters(ADDRESS, BYTES, this);
  }

  MmioTransport transport() {
    return MmioTransport.at(memory, ADDRESS, BYTES, kind);
  }

  static void judge(boolean allowed, String rule) {
    if (!allowed) {
      throw new AssertionError("the driver breaks a rule: " + rule);
    }
  }

  @Override
  public long load(long place, int width) {
    int offset = (int) place;
    if (offset >= 0x100) {
      long value = 0;
      for (int i = width - 1; i >= 0; i--) {
        value = value << 8 | config[offset - 0x100 + i] & 0xff;
      }
      return value;
    }
    judge(width == 4 && offset % 4 == 0, "§4.2.2.2: registers are accessed in 32 bits");
    return switch (offset) {
      case 0x000 -> 0x74726976;
      case 0x004 -> legacy ? 1 : 2;
      case 0x008 -> kind;
      case 0x00c -> 0x1234;
      case 0x010 -> (int) (deviceSelect == 0 ? offered : deviceSelect == 1 ? offered >>> 32 : 0);
      case 0x034 -> queueSelect < queues.length ? QUEUE_MOST : 0;
      case 0x044 -> selected().ready ? 1 : 0;
      case 0x060 -> interrupts;
      case 0x070 -> status;
      case 0x0fc -> 7;
      default -> throw new AssertionError("load of register 0x" + Integer.toHexString(offset));
    };
  }

  private Queue selected() {
    judge(queueSelect < queues.length, "§4.2.2: the queue exists");
    return queues[queueSelect];
  }

  @Override
  public void store(long place, int width, long wide) {
    int offset = (int) place;
    judge(width == 4 && offset % 4 == 0 && offset < 0x100, "§4.2.2.2: registers have 32 bits");
    int value = (int) wide;
    switch (offset) {
      case 0x014 -> deviceSelect = value;
      case 0x020 -> acceptPart(value);
      case 0x024 -> driverSelect = value;
      case 0x028 -> judge(legacy && value == 4096, "§4.2.4: the page size of legacy devices");
      case 0x030 -> queueSelect = value;
      case 0x038 -> selected().size = checkedSize(value);
      case 0x03c -> judge(legacy && value == 4096, "§4.2.4: alignment of legacy queues");
      case 0x040 -> useLegacyQueue(Integer.toUnsignedLong(value) * 4096);
      case 0x044 -> becomeReady(value);
      case 0x050 -> notified(value);
      case 0x064 -> interrupts &= ~value;
      case 0x070 -> setStatus(value);
      case 0x080, 0x090, 0x0a0 -> setAddress(offset, value);
      case 0x084, 0x094, 0x0a4 -> judge(value == 0, "memory for devices lies below 4 GiB");
      default -> throw new AssertionError("store to register 0x" + Integer.toHexString(offset));
    }
  }

  private void acceptPart(int value) {
    judge((status & (Transport.DRIVER | Transport.FEATURES_OK)) == Transport.DRIVER,
        "§3.1.1: features are accepted after DRIVER and before FEATURES_OK");
    accepted |= (value & 0xffffffffL) << (driverSelect == 0 ? 0 : 32);
    judge((accepted & ~offered) == 0, "§2.2.1: only offered features are accepted");
  }

  private static int checkedSize(int size) {
    judge(size > 0 && size <= QUEUE_MOST && Integer.bitCount(size) == 1,
        "§2.7: a queue's size is a power of two up to the most");
    return size;
  }

  private void setAddress(int register, int value) {
    judge(!legacy && !selected().ready, "§4.2.2: addresses are set before the queue is ready");
    long address = Integer.toUnsignedLong(value);
    switch (register) {
      case 0x080 -> selected().descriptors = address;
      case 0x090 -> selected().available = address;
      default -> selected().used = address;
    }
  }

  private void useLegacyQueue(long physical) {
    Queue queue = selected();
    judge(legacy && queue.size > 0, "§4.2.4: the size is set before the page");
    queue.descriptors = physical;
    queue.available = queue.descriptors + 16L * queue.size;
    queue.used = queue.available + 6 + 2L * queue.size + 4095 & -4096;
    queue.ready = true;
  }

  private void becomeReady(int value) {
    Queue queue = selected();
    judge(!legacy && value == 1 && queue.size > 0, "§4.2.3.2: the queue is set up, then ready");
    judge(queue.descriptors % 16 == 0 && queue.available % 2 == 0 && queue.used % 4 == 0,
        "§2.7: alignment of the rings");
    judge((status & Transport.FEATURES_OK) != 0, "§3.1.1: queues come after FEATURES_OK");
    queue.ready = true;
  }

  void notified(int queue) {
    judge((status & Transport.DRIVER_OK) != 0, "§3.1.1: no notification before DRIVER_OK");
    judge(queue < queues.length && queues[queue].ready, "the notified queue is ready");
    queues[queue].notified++;
  }

  private void setStatus(int value) {
    if (value == 0) {
      reset();
      return;
    }
    judge((status & ~value & ~Transport.NEEDS_RESET) == 0, "§2.1.1: no status bit is cleared");
    boolean features = (value & Transport.FEATURES_OK) != 0;
    judge(!features || (accepted & Transport.VERSION_1) != 0, "§6.1: VERSION_1 is accepted");
    status = value;
  }

  void reset() {
    status = 0;
    accepted = 0;
    interrupts = 0;
    for (int i = 0; i < queues.length; i++) {
      queues[i] = new Queue();
    }
  }

  boolean running() {
    return (status & Transport.DRIVER_OK) != 0;
  }

  private boolean eventIndex() {
    return (accepted & Transport.EVENT_IDX) != 0;
  }

  /** The next chain that the driver made available, or null (§2.7.13). */
  Chain next(int index) {
    Queue queue = queues[index];
    if (!running() || !queue.ready) {
      return null;
    }
    int available = (int) view.load(queue.available + 2, 2);
    judge(
        lies || (available - queue.seen & 0xffff) <= queue.size,
        "§2.7.13: no more chains than entries");
    if (available == queue.seen) {
      return null;
    }
    int head = (int) view.load(queue.available + 4 + 2L * (queue.seen & queue.size - 1), 2);
    queue.seen = queue.seen + 1 & 0xffff;
    if (eventIndex()) { // tell me of the next
      view.store(queue.used + 4 + 8L * queue.size, 2, queue.seen);
    }
    return read(queue, head);
  }

  private Chain read(Queue queue, int head) {
    List<Long> addresses = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    int readable = 0;
    int at = head;
    for (; ; ) {
      judge(at < queue.size, "§2.7.5: descriptors lie in the table");
      judge(addresses.size() < queue.size, "§2.7.5.2: no chain is a loop");
      long descriptor = queue.descriptors + 16L * at;
      int flags = (int) view.load(descriptor + 12, 2);
      boolean write = (flags & 2) != 0;
      judge((flags & ~3) == 0, "§2.7.5: flags");
      judge(write || readable == addresses.size(), "§2.7.4.2: what is read comes before the rest");
      addresses.add(view.load(descriptor, 8));
      lengths.add((int) view.load(descriptor + 8, 4));
      readable += write ? 0 : 1;
      if ((flags & 1) == 0) {
        return new Chain(head, addresses, lengths, readable);
      }
      at = (int) view.load(descriptor + 14, 2);
    }
  }

  /** Gives a chain back, and interrupts if the driver wants that (§2.7.8). */
  void use(int index, int head, int written) {
    Queue queue = queues[index];
    long entry = queue.used + 4 + 8L * (queue.done & queue.size - 1);
    view.store(entry, 4, head);
    view.store(entry + 4, 4, written);
    int old = queue.done;
    setUsedIndex(queue, old + 1 & 0xffff);
    int wish = (int) view.load(queue.available + 4 + 2L * queue.size, 2);
    boolean wanted = eventIndex()
        ? (queue.done - wish - 1 & 0xffff) < (queue.done - old & 0xffff)
        : (view.load(queue.available, 2) & 1) == 0;
    if (wanted) {
      raise();
    }
  }

  void setUsedIndex(Queue queue, int value) {
    queue.done = value;
    view.store(queue.used + 2, 2, value);
  }

  /** The line rises only if it was low: an interrupt that was never acknowledged is the last. */
  void raise() {
    boolean rises = interrupts == 0;
    interrupts |= 1;
    if (rises) {
      interrupt.run();
    }
  }
}
