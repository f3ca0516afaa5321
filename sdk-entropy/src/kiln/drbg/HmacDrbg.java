package kiln.drbg;

import java.util.Arrays;

/**
 * HMAC_DRBG with SHA-256 at 256 bits of strength (SP 800-90A §10.1.2). Who uses it counts requests
 * and reseeds. Not thread safe.
 */
final class HmacDrbg {
  /** Bytes of one request at most: 2^19 bits (§10.1, table 2). */
  static final int MOST_BYTES = 1 << 16;

  private final HmacSha256 hmac = new HmacSha256();

  /** Key and V of the standard's working state (§10.1.2.1). */
  private final byte[] key = new byte[Sha256.DIGEST_BYTES];

  private final byte[] value = new byte[Sha256.DIGEST_BYTES];

  /** Instantiates (§10.1.2.3). */
  HmacDrbg(byte[] entropy, byte[] nonce, byte[] personalization) {
    Arrays.fill(value, (byte) 1);
    update(entropy, nonce, personalization);
  }

  /** §10.1.2.4, without additional input. */
  void reseed(byte[] entropy) {
    update(entropy);
  }

  /** Fills {@code length} bytes of {@code dst} (§10.1.2.5), without additional input. */
  void generate(byte[] dst, int offset, int length) {
    for (int done = 0; done < length; done += value.length) {
      nextValue();
      System.arraycopy(value, 0, dst, offset + done, Math.min(value.length, length - done));
    }
    update();
  }

  /** §10.1.2.2 */
  private void update(byte[]... provided) {
    mix((byte) 0, provided);
    if (provided.length > 0) {
      mix((byte) 1, provided);
    }
  }

  private void mix(byte round, byte[][] provided) {
    hmac.begin(key);
    hmac.update(value);
    hmac.update(round);
    for (byte[] part : provided) {
      hmac.update(part);
    }
    hmac.end(key);
    nextValue();
  }

  private void nextValue() {
    hmac.begin(key);
    hmac.update(value);
    hmac.end(value);
  }
}
