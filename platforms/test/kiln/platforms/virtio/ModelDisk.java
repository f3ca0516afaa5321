package kiln.platforms.virtio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import kiln.platforms.machine.ModelMemory;

/** A virtio disk (VIRTIO 1.2 §5.2) that does its work when asked to, in random order. */
final class ModelDisk extends ModelDevice {
  static final long SIZE_MAX = 1L << 1;
  static final long RO = 1L << 5;
  static final long BLK_SIZE = 1L << 6;
  static final long FLUSH = 1L << 9;
  static final long DISCARD = 1L << 13;

  final byte[] content;
  int flushes;
  int discarded;
  int requests;
  int answer; // the status it gives
  boolean silent; // it takes requests and never answers
  private final Deque<Chain> taken = new ArrayDeque<>();
  private final Random random = new Random(5);

  ModelDisk(boolean legacy, long features, int sectors) {
    super(new ModelMemory(), legacy, 2, features, 1);
    this.content = new byte[sectors * 512];
    setConfig(0, sectors, 8);
    setConfig(8, 4096, 4); // size_max
    setConfig(20, (features & BLK_SIZE) != 0 ? 4096 : 512, 4);
    setConfig(36, 16, 4); // max_discard_sectors
  }

  void setConfig(int offset, long value, int width) {
    for (int i = 0; i < width; i++) {
      config[offset + i] = (byte) (value >> 8 * i);
    }
  }

  @Override
  void reset() {
    super.reset();
    if (taken != null) {
      taken.clear();
    }
  }

  /** Takes what is there and answers some of it. */
  void work() {
    for (Chain chain; (chain = next(0)) != null; ) {
      if (random.nextBoolean()) {
        taken.addFirst(chain);
      } else {
        taken.addLast(chain);
      }
    }
    int count = silent || taken.isEmpty() ? 0 : 1 + random.nextInt(taken.size());
    for (int i = 0; i < count; i++) {
      answer(taken.removeFirst());
    }
  }

  private void answer(Chain chain) {
    requests++;
    int last = chain.addresses().size() - 1;
    judge(chain.lengths().get(0) == 16 && chain.lengths().get(last) == 1,
        "§5.2.6: a header of 16 bytes first, a status of 1 byte last");
    int type = (int) view.load(chain.addresses().get(0), 4);
    long sector = view.load(chain.addresses().get(0) + 8, 8);
    int written = 1;
    if (answer == 0) {
      switch (type) {
        case 0 -> written += move(chain, sector, true);
        case 1 -> move(chain, sector, false);
        case 4 -> flush(chain, sector);
        case 11 -> discard(chain, sector);
        default -> throw new AssertionError("request type " + type);
      }
    }
    view.store(chain.addresses().get(last), 1, answer);
    use(0, chain.head(), written);
  }

  private int move(Chain chain, long sector, boolean read) {
    judge(chain.addresses().size() == 3 && chain.readable() == (read ? 1 : 2), "data in between");
    judge(read || (accepted & RO) == 0, "§5.2.6.1: nothing is written to a read-only disk");
    int length = chain.lengths().get(1);
    judge(length % 512 == 0 && sector * 512 + length <= content.length, "§5.2.6.1: whole sectors");
    judge((accepted & SIZE_MAX) == 0 || length <= 4096, "§5.2.4: size_max");
    if (read) {
      view.copyIn(content, (int) sector * 512, chain.addresses().get(1), length);
      return length;
    }
    view.copyOut(chain.addresses().get(1), content, (int) sector * 512, length);
    return 0;
  }

  private void flush(Chain chain, long sector) {
    judge((accepted & FLUSH) != 0 && sector == 0 && chain.addresses().size() == 2,
        "§5.2.6.1: a flush has no data, its sector is 0");
    flushes++;
  }

  private void discard(Chain chain, long sector) {
    judge((accepted & DISCARD) != 0 && sector == 0 && chain.lengths().get(1) == 16,
        "§5.2.6.1: a discard has one segment of 16 bytes");
    long start = view.load(chain.addresses().get(1), 8);
    int count = (int) view.load(chain.addresses().get(1) + 8, 4);
    judge((int) view.load(chain.addresses().get(1) + 12, 4) == 0, "§5.2.6.1: flags of a discard");
    judge(count <= 16 && (start + count) * 512 <= content.length, "§5.2.6.1: max_discard_sectors");
    discarded += count;
  }
}
