package kiln.platforms.virtio;

import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.net.NetDevice;
import kiln.platforms.calls.NetCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A virtio network card (VIRTIO 1.2 §5.1): one pair of queues, one buffer a frame.
 *
 * <p>A slot is a piece of memory for one header and one frame. Those of the receive queue are with
 * the device but while their frame is copied out; those of the transmit queue are with the device
 * or free. A chain is one descriptor for one slot.
 */
@Component(name = VirtioNet.NAME, service = NetDevice.class, property = "kiln.device=net")
public final class VirtioNet implements NetDevice {
  /** Its number among the kinds of devices, §5. */
  static final int KIND = 1;

  /** What the machine's first card is called, as on every platform. */
  static final String NAME = "service";

  /** What the operator may say about it. */
  public @interface Config {
    @Meaning("name of the first network card")
    String net_name() default NAME;
  }

  // §5.1.3: features.
  private static final long CSUM = 1L;
  private static final long GUEST_CSUM = 1L << 1;
  private static final long MTU = 1L << 3;
  private static final long MAC = 1L << 5;
  private static final long STATUS = 1L << 16;

  // §5.1.4: configuration.
  private static final int CONFIG_MAC = 0;
  private static final int CONFIG_STATUS = 6;
  private static final int CONFIG_MTU = 10;
  private static final int LINK_UP = 1;

  // §5.1.6: the header before each frame; a legacy device's lacks the last field.
  private static final int HEADER_FLAGS = 0;
  private static final int HEADER_CSUM_START = 6;
  private static final int HEADER_CSUM_OFFSET = 8;
  private static final int HEADER_BYTES = 12;
  private static final int LEGACY_HEADER_BYTES = 10;
  private static final int NEEDS_CSUM = 1;
  private static final int DATA_VALID = 2;

  private static final int RECEIVE = 0;
  private static final int TRANSMIT = 1;
  private static final int RECEIVE_SLOTS = 128;
  private static final int RECEIVE_BATCH = 32;
  private static final int TRANSMIT_SLOTS = 64;
  private static final int ETHERNET_MTU = 1500;
  private static final int LEAST_MTU = 68;
  private static final int LEAST_FRAME = 60; // IEEE 802.3 §3.2.8, without the FCS

  private final String name;
  private final Memory memory;
  private final VirtioDevice device;
  private final int headerBytes;
  private final int mtu;
  private final byte[] mac;
  private final Slots received;
  private final Slots sent;
  private int givenBack; // receive slots since the device was last shown some
  private boolean verified;
  private long dropped;

  /** The memory of one queue's slots, and which slot each head in flight stands for. */
  private final class Slots {
    final VirtQueue queue;
    final long start;
    final int bytes;
    final int[] slotOf;
    final int[] free;
    int freeCount;
    private final long[] address = new long[1];
    private final int[] length = new int[1];

    Slots(VirtQueue queue) {
      this.queue = queue;
      this.bytes = headerBytes + HEADER + mtu + 15 & ~15;
      this.start = memory.allocate((long) bytes * queue.size(), 16);
      this.slotOf = new int[queue.size()];
      this.free = new int[queue.size()];
      for (int i = 0; i < free.length; i++) {
        free[freeCount++] = i;
      }
    }

    long at(int slot) {
      return start + (long) slot * bytes;
    }

    /** Gives a slot to the device; it reads all of {@code count} bytes, or writes into them. */
    void give(int slot, int count, boolean deviceReads) {
      address[0] = memory.physical(at(slot));
      length[0] = count;
      int head = queue.add(address, length, 1, deviceReads ? 1 : 0);
      if (head != VirtQueue.NONE) { // else the queue has just been given up, and the slot with it
        slotOf[head] = slot;
      }
    }
  }

  /**
   * Takes the machine's first network card into use.
   *
   * @throws Refusal if it has none, or one that cannot be used
   */
  @Activate
  public VirtioNet(@Reference Memory memory, @Reference Ports ports, Config config) {
    this(config.net_name(), Devices.of(memory, ports).first(KIND, "network card",
        "./bnd boot --net=tap0"), memory);
  }

  /** Takes a device of {@link #KIND} into use. */
  VirtioNet(String name, Transport transport, Memory memory) {
    this.name = name;
    this.memory = memory;
    this.device = new VirtioDevice(transport, memory, CSUM | GUEST_CSUM | MTU | MAC | STATUS);
    this.headerBytes = device.has(Transport.VERSION_1) ? HEADER_BYTES : LEGACY_HEADER_BYTES;
    this.mtu = readMtu();
    this.mac = readMac();
    this.received = new Slots(device.addQueue(RECEIVE_SLOTS));
    this.sent = new Slots(device.addQueue(TRANSMIT_SLOTS));
    device.start();
    while (received.freeCount > 0) {
      received.give(received.free[--received.freeCount], received.bytes, false);
    }
    device.kick(RECEIVE);
  }

  private int readMtu() {
    if (!device.has(MTU)) {
      return ETHERNET_MTU;
    }
    int offered = device.transport().config16(CONFIG_MTU);
    if (offered < LEAST_MTU) { // §5.1.4.1
      throw new Refusal("The " + device.transport().place() + " offers an MTU of " + offered
          + " octets; at least " + LEAST_MTU + " are needed.");
    }
    return offered;
  }

  private byte[] readMac() {
    if (!device.has(MAC)) {
      throw new Refusal("The " + device.transport().place() + " has no MAC address; give it"
          + " one (QEMU: mac=…).");
    }
    byte[] address = new byte[6];
    for (int i = 0; i < address.length; i++) {
      address[i] = (byte) device.transport().config8(CONFIG_MAC + i);
    }
    return address;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] mac() {
    return mac.clone();
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public boolean linkUp() {
    return trouble() == null
        && (!device.has(STATUS) || (device.transport().config16(CONFIG_STATUS) & LINK_UP) != 0);
  }

  @Override
  public int receive(byte[] dst) {
    NetCalls.checkRoom(mtu, dst);
    for (; ; ) {
      int head = received.queue.take();
      if (head == VirtQueue.NONE) {
        if (nothingMore()) {
          return 0;
        }
        continue;
      }
      int slot = received.slotOf[head];
      int length = received.queue.written() - headerBytes; // INVALID makes it negative
      boolean good = length >= HEADER && length <= mtu + HEADER;
      if (good) {
        int flags = memory.load8(received.at(slot) + HEADER_FLAGS);
        verified = device.has(GUEST_CSUM) && (flags & (NEEDS_CSUM | DATA_VALID)) != 0;
        memory.copyOut(received.at(slot) + headerBytes, dst, 0, length);
      } else {
        dropped++;
      }
      giveBack(slot);
      if (good) {
        return length;
      }
    }
  }

  /** Slots are shown to the device in batches: a steady stream is not to find it without. */
  private void giveBack(int slot) {
    received.give(slot, received.bytes, false);
    if (++givenBack >= RECEIVE_BATCH) {
      givenBack = 0;
      device.kick(RECEIVE);
    }
  }

  /** The receive ring is empty: the device gets the slots back, and is to say when it has news. */
  private boolean nothingMore() {
    device.kick(RECEIVE);
    reclaim();
    return trouble() != null || device.readyToWait(RECEIVE) && sentArmed();
  }

  /** Only who found the transmit ring full waits for room in it. */
  private boolean sentArmed() {
    return sent.freeCount > 0 || device.readyToWait(TRANSMIT);
  }

  @Override
  public boolean checksumVerified() {
    return verified;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    return queue(src, length, 0, 0, 0);
  }

  @Override
  public boolean finishesChecksums() {
    return device.has(CSUM);
  }

  @Override
  public boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    NetCalls.checkUnfinished(name, finishesChecksums(), length, start, field);
    return queue(src, length, NEEDS_CSUM, start, field - start);
  }

  private boolean queue(byte[] src, int length, int flags, int start, int offset) {
    NetCalls.checkFrame(mtu, src, length);
    if (sent.freeCount == 0) {
      reclaim();
    }
    if (sent.freeCount == 0 || trouble() != null) {
      flush(); // room comes only from what the device knows of
      return false;
    }
    int slot = sent.free[--sent.freeCount];
    long at = sent.at(slot);
    writeHeader(at, flags, start, offset);
    memory.copyIn(src, 0, at + headerBytes, length);
    for (int i = length; i < LEAST_FRAME; i++) {
      memory.store8(at + headerBytes + i, 0); // not what an earlier frame left there
    }
    sent.give(slot, headerBytes + Math.max(length, LEAST_FRAME), true);
    return true;
  }

  private void writeHeader(long at, int flags, int start, int offset) {
    memory.store64(at, flags); // no segmentation: gso_type, hdr_len and gso_size are 0
    memory.store16(at + HEADER_CSUM_START, start);
    memory.store16(at + HEADER_CSUM_OFFSET, offset);
    if (headerBytes == HEADER_BYTES) {
      memory.store16(at + LEGACY_HEADER_BYTES, 0);
    }
  }

  private void reclaim() {
    for (int head; (head = sent.queue.take()) != VirtQueue.NONE; ) {
      sent.free[sent.freeCount++] = sent.slotOf[head];
    }
  }

  @Override
  public void flush() {
    device.kick(TRANSMIT);
  }

  @Override
  public boolean transmitting() {
    reclaim();
    return sent.freeCount < sent.free.length && trouble() == null;
  }

  @Override
  public long dropped() {
    return dropped + device.malformed();
  }

  /** Why the device is not used any more; null while it is. */
  String trouble() {
    return device.trouble();
  }
}
