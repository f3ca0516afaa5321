package kiln.stack.device;

import kiln.net.NetDevice;
import kiln.net.NetDevices;
import kiln.stack.random.KeyedRandom;

/**
 * A device that loses, repeats, reorders, damages and cuts frames, both ways, by a seed: the same
 * seed does the same to the same frames.
 *
 * <p>A reordered frame is held back until the next one has passed it. Checksums are not offloaded
 * here, so that damage is always found by the stack.
 */
public final class Impairment extends Forwarding {
  /** One direction: frames that are due, oldest first, and one that waits to be overtaken. */
  private final class Lane {
    private final byte[][] due = new byte[4][];
    private final int[] lengths = new int[4];
    private int count;
    private byte[] late;
    private int lateLength;

    /** Takes a frame; up to three become due by it. */
    void enter(byte[] src, int length) {
      if (random.chance(chances.loss())) {
        return;
      }
      byte[] frame = java.util.Arrays.copyOf(src, length);
      if (random.chance(chances.corrupt())) {
        int bit = random.nextInt(length * 8);
        frame[bit / 8] ^= (byte) (1 << bit % 8);
      }
      int left = length;
      if (random.chance(chances.truncate()) && length > HEADER) {
        left = HEADER + random.nextInt(length - HEADER);
      }
      if (late == null && random.chance(chances.reorder())) {
        late = frame;
        lateLength = left;
        return;
      }
      add(frame, left);
      if (random.chance(chances.duplicate())) {
        add(frame, left);
      }
      if (late != null) {
        add(late, lateLength);
        late = null;
      }
    }

    private void add(byte[] frame, int length) {
      due[count] = frame;
      lengths[count++] = length;
    }

    void remove() {
      count--;
      System.arraycopy(due, 1, due, 0, count);
      System.arraycopy(lengths, 1, lengths, 0, count);
    }
  }

  private final NetDevices.Impairment chances;
  private final KeyedRandom random;
  private final Lane in = new Lane();
  private final Lane out = new Lane();

  public Impairment(NetDevice device, NetDevices.Impairment chances, long seed) {
    super(device);
    this.chances = chances;
    random = new KeyedRandom(seed, 0x1339);
  }

  @Override
  public int receive(byte[] dst) {
    while (in.count == 0) {
      int length = device.receive(dst);
      if (length == 0) {
        return 0;
      }
      in.enter(dst, length);
    }
    int length = in.lengths[0];
    System.arraycopy(in.due[0], 0, dst, 0, length);
    in.remove();
    return length;
  }

  @Override
  public boolean checksumVerified() {
    return false;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    if (!drain()) {
      return false; // the ring is full, for this frame too
    }
    out.enter(src, length);
    drain();
    return true;
  }

  private boolean drain() {
    while (out.count > 0) {
      if (!device.transmit(out.due[0], out.lengths[0])) {
        return false;
      }
      out.remove();
    }
    return true;
  }

  @Override
  public boolean finishesChecksums() {
    return false;
  }

  @Override
  public void flush() {
    drain();
    super.flush();
  }

  /** One that waits to be overtaken is lost if nothing follows. */
  @Override
  public boolean transmitting() {
    return out.count > 0 || super.transmitting();
  }
}
