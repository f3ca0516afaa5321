package kiln.drbg;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kiln.app.Meaning;
import kiln.entropy.EntropySource;
import kiln.entropy.RandomSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@link HmacDrbg} over the platform's entropy source. Entropy input is as many bytes as carry the
 * wanted entropy; the generator conditions it, so it may be longer (SP 800-90A §8.6.3).
 *
 * <p>Seeded when first asked, so that an image without entropy starts, and refuses when it matters.
 * Reseeded after a number of requests far below the 2^48 that the standard allows, so that a state
 * that leaked is worth little for long.
 */
@Component(
    name = "drbg",
    property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
public final class Drbg implements RandomSource {
  /** How the generator is kept fresh. */
  public @interface Config {
    /** Requests, of up to {@link HmacDrbg#MOST_BYTES} bytes each, between two seeds. */
    @Meaning("requests between two seeds of the random generator")
    int reseed_interval() default 65536;
  }

  private static final int STRENGTH_BITS = 256;
  private static final int NONCE_BITS = STRENGTH_BITS / 2; // §8.6.7

  /** Makes this use of a source differ from any other use of the same bytes (§8.7.1). */
  private static final byte[] PERSONALIZATION =
      "kiln.drbg.Drbg".getBytes(StandardCharsets.US_ASCII);

  private final TestedSource source;
  private final int reseedInterval;

  /** Null until first asked. */
  private HmacDrbg generator;

  /** Requests since the last seed. */
  private int requests;

  @Activate
  public Drbg(@Reference EntropySource source, Config config) {
    if (config.reseed_interval() < 1) {
      throw new IllegalArgumentException(
          "reseed-interval is " + config.reseed_interval() + ", and must be at least 1");
    }
    this.source = new TestedSource(source);
    reseedInterval = config.reseed_interval();
  }

  @Override
  public synchronized void fill(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    for (int done = 0; done < length; done += HmacDrbg.MOST_BYTES) {
      generate(dst, offset + done, Math.min(length - done, HmacDrbg.MOST_BYTES));
    }
  }

  private void generate(byte[] dst, int offset, int length) {
    if (generator == null) {
      byte[] nonce = draw(NONCE_BITS);
      generator = new HmacDrbg(draw(STRENGTH_BITS), nonce, PERSONALIZATION);
    } else if (requests == reseedInterval) {
      generator.reseed(draw(STRENGTH_BITS));
      requests = 0;
    }
    generator.generate(dst, offset, length);
    requests++;
  }

  /** The bytes that carry {@code entropyBits} of min-entropy. */
  private byte[] draw(int entropyBits) {
    int bits = source.bitsPerByte();
    return source.draw((entropyBits + bits - 1) / bits);
  }
}
