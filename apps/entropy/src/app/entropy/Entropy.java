package app.entropy;

import java.util.HexFormat;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.console.Console;
import kiln.entropy.NoEntropyException;
import kiln.entropy.RandomSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Streams bytes of the random generator, which the platform's entropy seeds, to the console. A
 * machine without entropy gives none: the app says so and ends.
 */
@Component(name = "entropy")
public final class Entropy implements App {
  /** How many, and how they are written. */
  public @interface Config {
    /** The stream's length. */
    @Meaning("bytes to give; 0 for no end")
    long bytes() default 1024;

    /** For tools that read bytes; else 32 of them a line in hexadecimal. */
    @Meaning("whether to write the bytes as they are")
    boolean raw() default false;
  }

  private static final int LINE_BYTES = 32;
  private static final int PIECE_BYTES = 4096;

  private final RandomSource random;
  private final Console console;
  private final Config config;

  @Activate
  public Entropy(@Reference RandomSource random, @Reference Console console, Config config) {
    this.random = random;
    this.console = console;
    this.config = config;
  }

  @Override
  public int run() {
    if (config.bytes() < 0) {
      throw new Refusal("--bytes=" + config.bytes() + ": at least 1, or 0 for no end.");
    }
    byte[] piece = new byte[config.raw() ? PIECE_BYTES : LINE_BYTES];
    long left = config.bytes() == 0 ? Long.MAX_VALUE : config.bytes();
    try {
      for (int length; left > 0; left -= length) {
        length = (int) Math.min(piece.length, left);
        random.fill(piece, 0, length);
        write(piece, length);
      }
    } catch (NoEntropyException e) {
      throw new Refusal(e.getMessage());
    }
    return 0;
  }

  private void write(byte[] piece, int length) {
    if (config.raw()) {
      console.write(piece, 0, length);
    } else {
      console.println(HexFormat.of().formatHex(piece, 0, length));
    }
  }
}
