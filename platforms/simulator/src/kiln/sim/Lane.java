package kiln.sim;

import java.util.Random;
import java.util.function.Consumer;

/** One direction of a link: frames enter, and arrive later, twice, damaged or never. */
final class Lane {
  private final Simulation simulation;
  private final Random random;
  private final Consumer<byte[]> end;
  private Quality quality;
  private long freeNanos; // when the frame that entered last has left
  private long lost;

  Lane(Simulation simulation, Quality quality, Consumer<byte[]> end) {
    this.simulation = simulation;
    this.quality = quality;
    this.end = end;
    random = simulation.fork();
  }

  void quality(Quality quality) {
    this.quality = quality;
  }

  long lost() {
    return lost;
  }

  /** Takes a frame that is sent at {@code nowNanos}; it belongs to the lane from now on. */
  void enter(long nowNanos, byte[] frame) {
    if (happens(quality.loss()) || queueFull(nowNanos, frame.length)) {
      lost++;
      return;
    }
    if (happens(quality.corrupt())) {
      int bit = random.nextInt(frame.length * 8);
      frame[bit / 8] ^= (byte) (1 << bit % 8);
    }
    long leaves = nowNanos;
    if (quality.bitsPerSecond() > 0) {
      freeNanos = Math.max(freeNanos, nowNanos) + sendingNanos(frame.length);
      leaves = freeNanos;
    }
    fly(leaves, frame);
    if (happens(quality.duplicate())) {
      fly(leaves, frame.clone());
    }
  }

  private void fly(long leaves, byte[] frame) {
    long extra =
        happens(quality.reorder()) ? random.nextLong(Math.max(quality.delayNanos(), 1) + 1) : 0;
    simulation.at(leaves + quality.delayNanos() + extra, () -> end.accept(frame));
  }

  private boolean queueFull(long nowNanos, int length) {
    if (quality.bitsPerSecond() == 0) {
      return false;
    }
    long waitsNanos = Math.max(freeNanos - nowNanos, 0);
    double waitsBytes = waitsNanos * (double) quality.bitsPerSecond() / 8e9;
    return waitsBytes + length > quality.queueBytes();
  }

  private long sendingNanos(int length) {
    return (long) (length * 8e9 / quality.bitsPerSecond());
  }

  private boolean happens(int perMille) {
    return random.nextInt(1000) < perMille;
  }
}
