package app.tour;

import java.util.Arrays;
import java.util.HexFormat;
import kiln.console.Console;
import kiln.entropy.EntropySource;

/** Random bytes. */
final class Randomness {
  private static final int BYTES = 16;

  private Randomness() {}

  static void show(Console console, EntropySource entropy) {
    byte[] first = draw(entropy);
    byte[] second = draw(entropy);
    console.println("random: " + HexFormat.of().formatHex(first));
    console.println("two draws differ: " + !Arrays.equals(first, second));
  }

  private static byte[] draw(EntropySource entropy) {
    byte[] bytes = new byte[BYTES];
    entropy.fill(bytes, 0, BYTES);
    return bytes;
  }
}
