package kiln.runtime.security;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC_DRBG with SHA-256 (NIST SP 800-90A rev. 1 §10.1.2), security strength 256 bits.
 *
 * <p>Not thread safe.
 */
final class HmacDrbg {
  /** Octets of V, Key and of the hash. */
  private static final int LENGTH = 32;

  /** Octets of a block of SHA-256. */
  private static final int BLOCK = 64;

  /** Most octets of one request (§10.1, table 2: 2^19 bits). */
  static final int MOST = 1 << 16;

  private final MessageDigest sha;
  private byte[] key = new byte[LENGTH];
  private byte[] v = new byte[LENGTH];

  /**
   * Instantiates (§10.1.2.3).
   *
   * @param sha SHA-256, used by this generator alone
   * @param seed entropy input, nonce and personalization string
   */
  HmacDrbg(MessageDigest sha, byte[] seed) {
    this.sha = sha;
    Arrays.fill(v, (byte) 1);
    update(seed);
  }

  /** Mixes more entropy in (§10.1.2.4). */
  void reseed(byte[] seed) {
    update(seed);
  }

  /** Fills {@code into[from, from + count)}, at most {@link #MOST} octets (§10.1.2.5). */
  void generate(byte[] into, int from, int count) {
    for (int done = 0; done < count; done += LENGTH) {
      v = hmac(v, -1, null);
      System.arraycopy(v, 0, into, from + done, Math.min(LENGTH, count - done));
    }
    update(null);
  }

  /** §10.1.2.2. */
  private void update(byte[] provided) {
    key = hmac(v, 0, provided);
    v = hmac(v, -1, null);
    if (provided != null) {
      key = hmac(v, 1, provided);
      v = hmac(v, -1, null);
    }
  }

  /** HMAC (FIPS 198-1) with the key over {@code a}, the octet {@code b} if not negative, {@code c}. */
  private byte[] hmac(byte[] a, int b, byte[] c) {
    pad(0x36);
    sha.update(a);
    if (b >= 0) {
      sha.update((byte) b);
    }
    if (c != null) {
      sha.update(c);
    }
    byte[] inner = sha.digest();
    pad(0x5c);
    return sha.digest(inner);
  }

  private void pad(int with) {
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, (byte) with);
    for (int i = 0; i < LENGTH; i++) {
      block[i] ^= key[i];
    }
    sha.update(block);
  }
}
