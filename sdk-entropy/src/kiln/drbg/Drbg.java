package kiln.drbg;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kiln.app.Meaning;
import kiln.entropy.EntropySource;
import kiln.entropy.RandomSource;
import org.bouncycastle.crypto.prng.drbg.HMacSP800DRBG;
import org.bouncycastle.crypto.prng.drbg.SP80090DRBG;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * HMAC_DRBG with SHA-256 at 256 bits of strength (SP 800-90A §10.1.2), Bouncy Castle's, over the
 * platform's entropy source.
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
    /** Requests, of up to {@link Drbg#MOST_BYTES} bytes each, between two seeds. */
    @Meaning("requests between two seeds of the random generator")
    int reseed_interval() default 65536;
  }

  /** Bytes of one request to the generator: 2^18 bits is what Bouncy Castle takes. */
  static final int MOST_BYTES = 1 << 15;

  private static final int STRENGTH_BITS = 256;
  private static final int NONCE_BITS = STRENGTH_BITS / 2; // §8.6.7

  /** Makes this use of a source differ from any other use of the same bytes (§8.7.1). */
  private static final byte[] PERSONALIZATION =
      "kiln.drbg.Drbg".getBytes(StandardCharsets.US_ASCII);

  private final SeedInput input;
  private final int reseedInterval;

  /** Null until first asked. */
  private SP80090DRBG generator;

  /** Requests since the last seed. */
  private int requests;

  @Activate
  public Drbg(@Reference EntropySource source, Config config) {
    if (config.reseed_interval() < 1) {
      throw new IllegalArgumentException(
          "reseed-interval is " + config.reseed_interval() + ", and must be at least 1");
    }
    input = new SeedInput(new TestedSource(source), STRENGTH_BITS);
    reseedInterval = config.reseed_interval();
  }

  @Override
  public synchronized void fill(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, MOST_BYTES);
      byte[] bytes = new byte[count];
      generate(bytes);
      System.arraycopy(bytes, 0, dst, offset + done, count);
      done += count;
    }
  }

  private void generate(byte[] bytes) {
    if (generator == null) {
      generator =
          new HMacSP800DRBG(
              new HmacSha256(),
              STRENGTH_BITS,
              input,
              PERSONALIZATION,
              input.bytes(NONCE_BITS));
    } else if (requests == reseedInterval) {
      generator.reseed(null);
      requests = 0;
    }
    if (generator.generate(bytes, null, false) < 0) {
      throw new AssertionError("a generator wants to be reseeded after " + requests + " requests");
    }
    requests++;
  }
}
