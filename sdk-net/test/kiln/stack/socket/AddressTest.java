package kiln.stack.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Random;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void textReadsAndPrintsAsTheRfcsHaveIt() {
    check("10.0.0.2", "10.0.0.2");
    check("::", "::");
    check("::1", "::1");
    check("fd00::2", "FD00:0:0::2");
    check("1::", "1:0:0:0:0:0:0:0");
    check("2001:db8:0:1:1:1:1:1", "2001:db8::1:1:1:1:1");
    check("64:ff9b::102:304", "64:ff9b::1.2.3.4");
    check("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8");
    check("127.0.0.1", IpAddress.LOOPBACK.toString());
  }

  private static void check(String expected, String text) {
    assertEquals(expected, IpAddress.parse(text).toString());
  }

  @Test
  void everythingElseIsRefused() {
    String[] wrong = {
      "",
      ".",
      "1.2.3",
      "1.2.3.4.5",
      "256.1.1.1",
      "01.2.3.4",
      "1.2.3.4 ",
      "1..2.3",
      ":",
      ":::",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "12345::",
      "g::",
      "1:2:3:4:5:6:7:8::",
      "::1.2.3",
      "1:",
      ":1",
      "host",
      "1.2.3.-4",
      "1:2:3:4:5:6:7:1.2.3.4"
    };
    for (String text : wrong) {
      assertThrows(IllegalArgumentException.class, () -> IpAddress.parse(text), text);
    }
  }

  @Test
  void agreesWithTheJdkOnRandomAddresses() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      long high = random.nextLong() & (random.nextInt(3) == 0 ? 0xFFFF_0000_0000_FFFFL : -1);
      long low = random.nextLong() & (random.nextInt(3) == 0 ? 0xFFFF_0000L : -1);
      IpAddress a = new IpAddress(high | 1L << 60, low);
      assertEquals(a, IpAddress.parse(a.toString()));
      InetAddress jdk = InetAddress.getByName(a.toString());
      assertEquals(16, ((Inet6Address) jdk).getAddress().length);
      assertEquals(a, IpAddress.parse(jdk.getHostAddress()));
    }
  }

  @Test
  void endpointsReadAndPrint() {
    assertEquals("10.0.0.2:80", Endpoint.parse("10.0.0.2:80").toString());
    assertEquals("[fd00::2]:80", Endpoint.parse("[fd00::2]:80").toString());
    for (String text :
        new String[] {"10.0.0.2", "fd00::2:x", ":80", "[fd00::2:80", "1.2.3.4:99999"}) {
      assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text), text);
    }
  }
}
