package kiln.drbg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The examples that NIST publishes with FIPS 180-4. */
  @Test
  void theExamplesOfTheStandard() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        HexFormat.of().formatHex(hash("abc".getBytes(StandardCharsets.US_ASCII))));
    assertEquals(
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        HexFormat.of()
            .formatHex(
                hash(
                    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
                        .getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void everyLengthAroundTheBlocksAgreesWithTheJdk() throws NoSuchAlgorithmException {
    Random random = new Random(180_4);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertArrayEquals(
          MessageDigest.getInstance("SHA-256").digest(bytes), hash(bytes), length + " bytes");
    }
  }

  @Test
  void piecesAreAsGoodAsTheWholeAndADigestIsReusable() {
    byte[] bytes = new byte[200];
    new Random(6).nextBytes(bytes);
    Sha256 digest = new Sha256();
    for (int round = 0; round < 2; round++) {
      digest.update(bytes, 0, 63);
      digest.update(bytes[63]);
      digest.update(bytes, 64, 136);
      byte[] out = new byte[34];
      digest.digest(out, 1);
      byte[] expected = new byte[34];
      System.arraycopy(hash(bytes), 0, expected, 1, 32);
      assertArrayEquals(expected, out);
    }
  }

  private static byte[] hash(byte[] bytes) {
    Sha256 digest = new Sha256();
    digest.update(bytes, 0, bytes.length);
    byte[] out = new byte[Sha256.DIGEST_BYTES];
    digest.digest(out, 0);
    return out;
  }
}
