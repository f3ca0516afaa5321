package kiln.stack.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpTest {
  @Test
  void textFollowsRfc5952() {
    check("::", 0, 0);
    check("::1", 0, 1);
    check("1::", 1L << 48, 0);
    check("2001:db8::1", 0x20010DB8_00000000L, 1);
    check("2001:db8:0:1:1:1:1:1", 0x20010DB8_00000001L, 0x0001000100010001L);
    check("2001:0:0:1::1", 0x2001000000000001L, 1);
    check("10.0.0.2", 0, Ip.v4(0x0A000002));
    check("255.255.255.255", 0, Ip.V4_BROADCAST);
  }

  private static void check(String expected, long high, long low) {
    assertEquals(expected, Ip.text(high, low));
  }

  @Test
  void textReadsBackAsTheSameAddress() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      long high = random.nextLong() & sparse(random);
      long low = random.nextLong() & sparse(random) | 0x0001_0000_0000_0000L;
      byte[] octets = InetAddress.getByName(Ip.text(high, low)).getAddress();
      assertEquals(high, Octets.i64(octets, 0));
      assertEquals(low, Octets.i64(octets, 8));
    }
  }

  private static long sparse(Random random) {
    long mask = 0;
    for (int i = 0; i < 4; i++) {
      mask = mask << 16 | (random.nextBoolean() ? 0xFFFF : 0);
    }
    return mask;
  }

  @Test
  void classesOfAddresses() {
    assertTrue(Ip.isMulticast(0, Ip.v4(0xE0000001)));
    assertFalse(Ip.isMulticast(0, Ip.v4(0x0A000001)));
    assertTrue(Ip.isMulticast(Ip.LINK_MULTICAST, 1));
    assertTrue(Ip.isLinkLocal(Ip.LINK_LOCAL, 1));
    assertFalse(Ip.isLinkLocal(0xFEC0_0000_0000_0000L, 1));
    assertTrue(Ip.isLoopback(0, 1));
    assertTrue(Ip.isLoopback(0, Ip.v4(0x7F123456)));
    assertTrue(Ip.isAny(0, Ip.V4_ANY) && Ip.isAny(0, 0));
    assertTrue(Ip.isReserved(0, Ip.V4_BROADCAST));
  }

  @Test
  void prefixesMatchAtEveryLength() {
    Random random = new Random(7);
    for (int prefix = 0; prefix <= 128; prefix++) {
      long high = random.nextLong();
      long low = random.nextLong();
      assertTrue(Ip.matches(high, low, high, low, prefix));
      if (prefix > 0) {
        long bitHigh = prefix <= 64 ? 1L << 64 - prefix : 0;
        long bitLow = prefix > 64 ? 1L << 128 - prefix : 0;
        assertFalse(Ip.matches(high, low, high ^ bitHigh, low ^ bitLow, prefix), "/" + prefix);
        assertEquals(prefix - 1, Ip.commonPrefix(high, low, high ^ bitHigh, low ^ bitLow));
      }
      if (prefix < 128) {
        long bitHigh = prefix < 64 ? 1L << 63 - prefix : 0;
        long bitLow = prefix >= 64 ? 1L << 127 - prefix : 0;
        assertTrue(Ip.matches(high, low, high ^ bitHigh, low ^ bitLow, prefix), "/" + prefix);
      }
    }
  }
}
