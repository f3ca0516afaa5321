package kiln.platforms.virtio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kiln.platforms.machine.ModelMemory;

/** A virtio network card (VIRTIO 1.2 §5.1) whose other side is the test. */
final class ModelCard extends ModelDevice {
  static final long CSUM = 1L;
  static final long GUEST_CSUM = 1L << 1;
  static final long MTU = 1L << 3;
  static final long MAC = 1L << 5;
  static final long STATUS = 1L << 16;

  private final Deque<Chain> buffers = new ArrayDeque<>();

  ModelCard(boolean legacy, long features) {
    super(new ModelMemory(), legacy, 1, features, 2);
    byte[] mac = {2, 0, 0, 0, 0, 9};
    System.arraycopy(mac, 0, config, 0, 6);
    config[6] = 1; // link up
    config[10] = (byte) 9000;
    config[11] = 9000 >> 8;
  }

  int header() {
    return legacy ? 10 : 12;
  }

  @Override
  void reset() {
    super.reset();
    if (buffers != null) {
      buffers.clear();
    }
  }

  /** Delivers a frame; false if the driver has left no buffer. */
  boolean deliver(byte[] frame, int flags) {
    return deliver(frame, flags, header() + frame.length);
  }

  /** Claims another length than it wrote. */
  boolean deliver(byte[] frame, int flags, int claimed) {
    for (Chain chain; (chain = next(0)) != null; ) {
      judge(chain.readable() == 0, "§5.1.6.3: receive buffers are written");
      judge(chain.writableBytes() >= header() + 1514, "§5.1.6.3.1: room for a frame");
      buffers.add(chain);
    }
    Chain chain = buffers.poll();
    if (chain == null) {
      return false;
    }
    view.copyIn(new byte[header()], 0, chain.addresses().get(0), header());
    view.store(chain.addresses().get(0), 1, flags);
    view.copyIn(frame, 0, chain.addresses().get(0) + header(), frame.length);
    use(0, chain.head(), claimed);
    return true;
  }

  /** A frame as it left, with the numbers of its header. */
  record Sent(byte[] frame, int flags, int start, int offset) {}

  /** Takes at most {@code most} frames that were sent. */
  List<Sent> sent(int most) {
    List<Sent> frames = new ArrayList<>();
    for (Chain chain; frames.size() < most && (chain = next(1)) != null; ) {
      judge(chain.readable() == chain.addresses().size(), "§5.1.6.2: frames are read");
      long at = chain.addresses().get(0);
      int length = chain.lengths().get(0) - header();
      judge((int) view.load(at + 1, 1) == 0, "§5.1.6.2: no segmentation");
      byte[] frame = new byte[length];
      view.copyOut(at + header(), frame, 0, length);
      int start = (int) view.load(at + 6, 2);
      frames.add(new Sent(frame, (int) view.load(at, 1), start, (int) view.load(at + 8, 2)));
      use(1, chain.head(), 0);
    }
    return frames;
  }
}
