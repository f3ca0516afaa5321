package kiln.sim;

import java.time.Duration;

/**
 * What a link does to the frames of one direction. Chances are in a thousand frames.
 *
 * @param delayNanos from the end of sending to arrival
 * @param bitsPerSecond 0: as fast as can be
 * @param queueBytes most that waits to be sent, where there is a rate; a frame that finds no room is
 *     lost
 * @param loss the frame vanishes
 * @param duplicate it comes twice
 * @param reorder it takes up to twice the delay, so that later ones overtake it
 * @param corrupt one of its bits is flipped
 */
public record Quality(
    long delayNanos,
    long bitsPerSecond,
    int queueBytes,
    int loss,
    int duplicate,
    int reorder,
    int corrupt) {
  /** A short cable: 10 microseconds, nothing lost. */
  public static final Quality CABLE = new Quality(10_000, 0, 1 << 20, 0, 0, 0, 0);

  public Quality {
    if (delayNanos < 0 || bitsPerSecond < 0 || queueBytes < 0) {
      throw new IllegalArgumentException(
          "delay %d, rate %d and queue %d must not be negative"
              .formatted(delayNanos, bitsPerSecond, queueBytes));
    }
    for (int chance : new int[] {loss, duplicate, reorder, corrupt}) {
      if (chance < 0 || chance > 1000) {
        throw new IllegalArgumentException("a chance of " + chance + " in a thousand");
      }
    }
  }

  public Quality delay(Duration delay) {
    return new Quality(
        delay.toNanos(), bitsPerSecond, queueBytes, loss, duplicate, reorder, corrupt);
  }

  public Quality rate(long bits, int queue) {
    return new Quality(delayNanos, bits, queue, loss, duplicate, reorder, corrupt);
  }

  public Quality loss(int perMille) {
    return new Quality(
        delayNanos, bitsPerSecond, queueBytes, perMille, duplicate, reorder, corrupt);
  }

  public Quality duplicate(int perMille) {
    return new Quality(delayNanos, bitsPerSecond, queueBytes, loss, perMille, reorder, corrupt);
  }

  public Quality reorder(int perMille) {
    return new Quality(delayNanos, bitsPerSecond, queueBytes, loss, duplicate, perMille, corrupt);
  }

  public Quality corrupt(int perMille) {
    return new Quality(delayNanos, bitsPerSecond, queueBytes, loss, duplicate, reorder, perMille);
  }
}
