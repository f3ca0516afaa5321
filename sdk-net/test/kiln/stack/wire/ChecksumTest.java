package kiln.stack.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  /** RFC 1071 §4.1, as slow as it reads. */
  private static int model(byte[] b, int offset, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (b[offset + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
      sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return ~sum & 0xFFFF;
  }

  @Test
  void exampleOfRfc1071() {
    byte[] b = {0, 1, (byte) 0xF2, 3, (byte) 0xF4, (byte) 0xF5, (byte) 0xF6, (byte) 0xF7};
    assertEquals(~0xDDF2 & 0xFFFF, Checksum.of(b, 0, 8));
  }

  @Test
  void agreesWithTheModelOnRandomRunsOfEveryLengthAndAlignment() {
    Random random = new Random(1);
    byte[] b = new byte[400];
    for (int length = 0; length < 300; length++) {
      random.nextBytes(b);
      int offset = random.nextInt(100);
      assertEquals(model(b, offset, length), Checksum.of(b, offset, length), "length " + length);
    }
  }

  @Test
  void agreesWithTheModelWhenEverySumCarries() {
    byte[] b = new byte[65535];
    java.util.Arrays.fill(b, (byte) 0xFF);
    for (int length : new int[] {1, 2, 3, 15, 16, 17, 1500, 65534, 65535}) {
      assertEquals(model(b, 0, length), Checksum.of(b, 0, length), "length " + length);
    }
  }

  @Test
  void everySingleBitErrorIsSeen() {
    byte[] b = new byte[64];
    new Random(2).nextBytes(b);
    Octets.put16(b, 10, 0);
    Octets.put16(b, 10, Checksum.of(b, 0, 64));
    assertTrue(Checksum.holds(Checksum.add(0, b, 0, 64)));
    for (int bit = 0; bit < 512; bit++) {
      b[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(Checksum.holds(Checksum.add(0, b, 0, 64)), "bit " + bit);
      b[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void pseudoHeaderOfBothFamiliesAgreesWithItsOctets() {
    byte[] v4 = {10, 0, 0, 1, (byte) 192, (byte) 168, 2, (byte) 254, 0, 6, 0x12, 0x34};
    long sum = Checksum.pseudoHeader(0, Ip.v4(0x0A000001), 0, Ip.v4(0xC0A802FE), Ip.TCP, 0x1234);
    assertEquals(model(v4, 0, 12), Checksum.finish(sum));
    byte[] v6 = new byte[40];
    new Random(3).nextBytes(v6);
    Octets.put32(v6, 32, 0x1234);
    Octets.put32(v6, 36, 17);
    sum =
        Checksum.pseudoHeader(
            Octets.i64(v6, 0),
            Octets.i64(v6, 8),
            Octets.i64(v6, 16),
            Octets.i64(v6, 24),
            17,
            0x1234);
    assertEquals(model(v6, 0, 40), Checksum.finish(sum));
  }
}
