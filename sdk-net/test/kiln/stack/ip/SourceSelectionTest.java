package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import kiln.net.IpAddress;
import kiln.stack.sim.RawPeer;
import kiln.stack.tcp.TcpConfig;
import org.junit.jupiter.api.Test;

/** The examples of RFC 6724 §10.1, and more. */
class SourceSelectionTest {
  private static void check(String expected, String to, String... ours) {
    RawPeer peer = new RawPeer(TcpConfig.DEFAULT);
    for (String each : ours) {
      boolean old = each.startsWith("old ");
      IpAddress a = IpAddress.parse(old ? each.substring(4) : each);
      InterfaceAddress added = peer.net.addAddress(peer.now(), a.high(), a.low(), 64, false);
      added.state = old ? InterfaceAddress.State.DEPRECATED : InterfaceAddress.State.PREFERRED;
    }
    IpAddress d = IpAddress.parse(to);
    InterfaceAddress best = SourceSelection.best(peer.net, d.high(), d.low());
    assertEquals(expected, new IpAddress(best.high(), best.low()).toString(), to);
  }

  @Test
  void theExamplesOfTheRfc() {
    check("2001:db8:3::1", "2001:db8:1::1", "2001:db8:3::1", "fe80::1");
    check("2001:db8:3::1", "ff05::1", "fe80::1", "2001:db8:3::1");
    check("fe80::1", "ff02::1", "2001:db8:3::1", "fe80::1");
    check("2001:db8:1::1", "2001:db8:1::1", "old 2001:db8:1::1", "2001:db8:2::1");
    check("fe80::1", "fe80::2", "old fe80::1", "2001:db8:1::1");
    check("2001:db8:1::2", "2001:db8:1::1", "2001:db8:1::2", "2001:db8:3::2");
    check("2002:c633:6401::1", "2002:c633:6401::9", "2002:c633:6401::1", "2001:db8:1::2");
    check("2001:db8:1::2", "2001:db8:1::9", "2002:c633:6401::1", "2001:db8:1::2");
  }

  @Test
  void likeSpeaksToLike() {
    check("fd00::1", "fd99::1", "2001:db8::1", "fd00::1");
    check("2001:db8::1", "2600::1", "fd00::1", "2001:db8::1");
    check("10.0.0.1", "10.0.0.9", "2001:db8::1");
  }
}
