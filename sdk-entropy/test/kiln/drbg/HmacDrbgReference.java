package kiln.drbg;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC_DRBG with SHA-256 word by word from SP 800-90A §10.1.2, over the JDK's HMAC. */
final class HmacDrbgReference {
  private byte[] key = new byte[32];
  private byte[] value = new byte[32];

  /** §10.1.2.3 */
  HmacDrbgReference(byte[] entropy, byte[] nonce, byte[] personalization) {
    Arrays.fill(value, (byte) 1);
    update(entropy, nonce, personalization);
  }

  /** §10.1.2.4 */
  void reseed(byte[] entropy) {
    update(entropy);
  }

  /** §10.1.2.5, without additional input. */
  byte[] generate(int length) {
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; done += value.length) {
      value = hmac(value);
      System.arraycopy(value, 0, bytes, done, Math.min(value.length, length - done));
    }
    update();
    return bytes;
  }

  /** §10.1.2.2 */
  private void update(byte[]... provided) {
    step((byte) 0, provided);
    if (provided.length > 0) {
      step((byte) 1, provided);
    }
  }

  private void step(byte number, byte[]... provided) {
    byte[][] parts = new byte[provided.length + 2][];
    parts[0] = value;
    parts[1] = new byte[] {number};
    System.arraycopy(provided, 0, parts, 2, provided.length);
    key = hmac(parts);
    value = hmac(value);
  }

  private byte[] hmac(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
