package kiln.stack.sim;

import java.util.PriorityQueue;
import kiln.stack.random.KeyedRandom;

/** One direction of a link: a rate, a bounded queue, a delay, and seeded damage. */
public final class Pipe {
  /** What the link does to frames; chances in a thousand. */
  public record Quality(
      long bitsPerSecond,
      int queueBytes,
      long delayNanos,
      int loss,
      int duplicate,
      int reorder,
      int corrupt) {
    public static final Quality PERFECT = new Quality(0, 1 << 30, 1_000_000, 0, 0, 0, 0);

    public Quality delay(long nanos) {
      return new Quality(bitsPerSecond, queueBytes, nanos, loss, duplicate, reorder, corrupt);
    }

    public Quality loss(int perMille) {
      return new Quality(
          bitsPerSecond, queueBytes, delayNanos, perMille, duplicate, reorder, corrupt);
    }

    public Quality rate(long bits, int queue) {
      return new Quality(bits, queue, delayNanos, loss, duplicate, reorder, corrupt);
    }

    public Quality damage(int duplicates, int reordered, int corrupted) {
      return new Quality(
          bitsPerSecond, queueBytes, delayNanos, loss, duplicates, reordered, corrupted);
    }
  }

  private record Flying(long atNanos, long order, byte[] frame) {}

  private final Quality quality;
  private final KeyedRandom random;
  private final PriorityQueue<Flying> flying =
      new PriorityQueue<>(
          (a, b) ->
              a.atNanos != b.atNanos
                  ? Long.compare(a.atNanos, b.atNanos)
                  : Long.compare(a.order, b.order));
  private long order;
  private long freeNanos;

  public int sent;
  public int lost;

  /** Decides for each frame before chance does; true drops it. */
  public java.util.function.Predicate<byte[]> dropIf = frame -> false;

  public Pipe(Quality quality, long seed) {
    this.quality = quality;
    random = new KeyedRandom(seed, 42);
  }

  public void enter(long nowNanos, byte[] src, int length) {
    sent++;
    byte[] frame = java.util.Arrays.copyOf(src, length);
    if (dropIf.test(frame) || random.chance(quality.loss) || queueFull(nowNanos, length)) {
      lost++;
      return;
    }
    long leaves = nowNanos;
    if (quality.bitsPerSecond > 0) {
      freeNanos = Math.max(freeNanos, nowNanos) + length * 8_000_000_000L / quality.bitsPerSecond;
      leaves = freeNanos;
    }
    if (random.chance(quality.corrupt)) {
      int bit = random.nextInt(length * 8);
      frame[bit / 8] ^= (byte) (1 << bit % 8);
    }
    fly(leaves, frame);
    if (random.chance(quality.duplicate)) {
      fly(leaves, frame);
    }
  }

  private boolean queueFull(long nowNanos, int length) {
    if (quality.bitsPerSecond == 0) {
      return false;
    }
    long backlog = Math.max(freeNanos - nowNanos, 0) * quality.bitsPerSecond / 8_000_000_000L;
    return backlog + length > quality.queueBytes;
  }

  /** A reordered frame is overtaken: it takes up to half a delay longer. */
  private void fly(long leaves, byte[] frame) {
    long extra =
        random.chance(quality.reorder)
            ? (random.nextLong() >>> 1) % Math.max(quality.delayNanos / 2, 1)
            : 0;
    flying.add(new Flying(leaves + quality.delayNanos + extra, order++, frame));
  }

  public byte[] arrive(long nowNanos) {
    Flying first = flying.peek();
    return first != null && first.atNanos <= nowNanos ? flying.poll().frame : null;
  }

  public long nextArrival() {
    Flying first = flying.peek();
    return first == null ? Long.MAX_VALUE : first.atNanos;
  }
}
