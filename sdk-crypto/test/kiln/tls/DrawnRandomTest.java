package kiln.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import kiln.entropy.NoEntropyException;
import kiln.entropy.RandomSource;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

class DrawnRandomTest {
  private int next;

  /** Counts: 1, 2, 3 ... */
  private final RandomSource counting =
      (dst, offset, length) -> {
        for (int i = 0; i < length; i++) {
          dst[offset + i] = (byte) ++next;
        }
      };

  @Test
  void bytesComeFromTheSource() {
    byte[] bytes = new byte[4];
    new DrawnRandom(counting).nextBytes(bytes);
    assertArrayEquals(new byte[] {1, 2, 3, 4}, bytes);
  }

  @Test
  void numbersComeFromTheSourceToo() {
    SecureRandom random = new DrawnRandom(counting);
    assertEquals(0x01020304, random.nextInt());
    assertEquals(0x0506070800000000L + 0x090a0b0c, random.nextLong());
    assertArrayEquals(new byte[] {13, 14}, random.generateSeed(2));
  }

  @Test
  void aSeedFromOutsideChangesNothing() {
    SecureRandom random = new DrawnRandom(counting);
    random.setSeed(42);
    random.setSeed(new byte[] {1, 2, 3});
    assertEquals(0x01020304, random.nextInt());
  }

  @Test
  void bouncyCastleMakesItsKeysFromIt() {
    X25519KeyPairGenerator generator = new X25519KeyPairGenerator();
    generator.init(new X25519KeyGenerationParameters(new DrawnRandom(counting)));
    X25519PrivateKeyParameters key =
        (X25519PrivateKeyParameters) generator.generateKeyPair().getPrivate();
    byte[] clamped = new byte[32];
    for (int i = 0; i < 32; i++) {
      clamped[i] = (byte) (i + 1);
    }
    clamped[0] &= (byte) 0xf8; // RFC 7748 §5
    clamped[31] = (byte) (clamped[31] & 0x7f | 0x40);
    assertArrayEquals(clamped, key.getEncoded());
  }

  @Test
  void withoutEntropyThereAreNoKeys() {
    DrawnRandom random =
        new DrawnRandom(
            (dst, offset, length) -> {
              throw new NoEntropyException("none");
            });
    assertThrows(NoEntropyException.class, () -> random.nextBytes(new byte[1]));
  }
}
