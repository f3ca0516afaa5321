package kiln.drbg;

import java.util.Arrays;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC with SHA-256 (RFC 2104, FIPS 198-1). Bouncy Castle's own asks a table of all its digests for
 * their block length, and every image that draws random numbers would hold it.
 */
final class HmacSha256 implements Mac {
  private static final int DIGEST_BYTES = 32;
  private static final int BLOCK_BYTES = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5C;

  private final Sha256 digest = new Sha256();

  /** The key, filled up with zeros. */
  private final byte[] key = new byte[BLOCK_BYTES];

  @Override
  public void init(CipherParameters parameters) {
    byte[] given = ((KeyParameter) parameters).getKey();
    Arrays.fill(key, (byte) 0);
    if (given.length > BLOCK_BYTES) {
      digest.reset();
      digest.update(given, 0, given.length);
      digest.doFinal(key, 0);
    } else {
      System.arraycopy(given, 0, key, 0, given.length);
    }
    reset();
  }

  @Override
  public String getAlgorithmName() {
    return "SHA-256/HMAC";
  }

  @Override
  public int getMacSize() {
    return DIGEST_BYTES;
  }

  @Override
  public void update(byte in) {
    digest.update(in);
  }

  @Override
  public void update(byte[] in, int offset, int count) {
    digest.update(in, offset, count);
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    byte[] inner = new byte[DIGEST_BYTES];
    digest.doFinal(inner, 0);
    pad(OUTER);
    digest.update(inner, 0, DIGEST_BYTES);
    digest.doFinal(out, offset);
    reset();
    return DIGEST_BYTES;
  }

  @Override
  public void reset() {
    digest.reset();
    pad(INNER);
  }

  private void pad(byte with) {
    byte[] block = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block[i] = (byte) (key[i] ^ with);
    }
    digest.update(block, 0, BLOCK_BYTES);
  }
}
