package kiln.drbg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Against the JDK's, over keys and messages of every length up to a block and beyond. */
class HmacSha256Test {
  @Test
  void isThatOfTheJdk() throws GeneralSecurityException {
    Random random = new Random(1);
    HmacSha256 ours = new HmacSha256();
    Mac theirs = Mac.getInstance("HmacSHA256");
    for (int length = 1; length <= Sha256.BLOCK_BYTES; length++) {
      byte[] key = new byte[length];
      byte[] message = new byte[random.nextInt(200)];
      random.nextBytes(key);
      random.nextBytes(message);
      theirs.init(new SecretKeySpec(key, "HmacSHA256"));
      theirs.update(message);
      theirs.update((byte) 7);
      byte[] code = new byte[Sha256.DIGEST_BYTES];
      ours.begin(key);
      ours.update(message);
      ours.update((byte) 7);
      ours.end(code);
      assertArrayEquals(theirs.doFinal(), code, "key of " + length);
    }
  }
}
