package kiln.drbg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** Against Bouncy Castle's, over keys and messages of every length around a block. */
class HmacSha256Test {
  @Test
  void isThatOfBouncyCastle() {
    Random random = new Random(1);
    HmacSha256 ours = new HmacSha256();
    HMac theirs = new HMac(new SHA256Digest());
    for (int length = 1; length < 200; length++) {
      byte[] key = new byte[length];
      byte[] message = new byte[random.nextInt(200)];
      random.nextBytes(key);
      random.nextBytes(message);
      assertArrayEquals(mac(theirs, key, message), mac(ours, key, message), "key of " + length);
    }
  }

  /** Twice, the second time without a new key: the end of a message leaves it ready for another. */
  private static byte[] mac(Mac mac, byte[] key, byte[] message) {
    byte[] out = new byte[64];
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    mac.doFinal(out, 0);
    mac.update(message, 0, message.length);
    mac.update((byte) 7);
    mac.doFinal(out, 32);
    return out;
  }
}
