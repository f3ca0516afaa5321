package kiln.stack.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import kiln.stack.ip.InterfaceAddress;
import kiln.stack.sim.Host;
import kiln.stack.sim.Pipe;
import kiln.stack.sim.Simulation;
import kiln.stack.udp.Datagram;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.Test;

/** The client against a small server on the other host of a simulation. */
class DhcpClientTest {
  private static final int GIVEN = 0x0A000063;
  private static final int SERVER = 0x0A000002;

  private final Simulation s = new Simulation(Pipe.Quality.PERFECT, 9);
  private final Host host = s.a;
  private final UdpPort port = s.b.udp.bind(0, 0, 67, 1 << 16);
  private final byte[] b = new byte[1500];
  private final Datagram d = new Datagram();
  private final StringBuilder heard = new StringBuilder();
  private boolean silent;
  private boolean refuse;
  private int leaseSeconds = 1000;
  private DhcpClient client;

  DhcpClientTest() {
    host.net.removeAddress(address(host.v4));
    client = new DhcpClient(s.now(), host.ip, host.udp, host.net);
    host.app(() -> client.poll(s.now()));
    s.b.app(this::serve);
  }

  private InterfaceAddress address(long low) {
    for (int i = 0; i < host.net.addressCount(); i++) {
      if (host.net.address(i).low() == low) {
        return host.net.address(i);
      }
    }
    return null;
  }

  private void serve() {
    while (port.receive(d, b, 0, b.length)) {
      int type = b[242];
      heard.append(" ").append(type);
      if (!silent && (type == DhcpMessage.DISCOVER || type == DhcpMessage.REQUEST)) {
        answer(type == DhcpMessage.DISCOVER ? DhcpMessage.OFFER : DhcpMessage.ACK);
      }
    }
  }

  private void answer(int type) {
    b[0] = 2;
    Octets.put32(b, 16, GIVEN);
    int i = DhcpMessage.OPTIONS;
    b[i] = DhcpMessage.MESSAGE_TYPE;
    b[i + 1] = 1;
    b[i + 2] = (byte) (refuse && type == DhcpMessage.ACK ? DhcpMessage.NAK : type);
    i = DhcpMessage.putAddress(b, i + 3, DhcpMessage.SERVER, SERVER);
    i = DhcpMessage.putAddress(b, i, DhcpMessage.LEASE_TIME, leaseSeconds);
    i = DhcpMessage.putAddress(b, i, DhcpMessage.SUBNET_MASK, 0xFFFF0000);
    i = DhcpMessage.putAddress(b, i, DhcpMessage.ROUTER, 0x0A000001);
    i = DhcpMessage.putAddress(b, i, DhcpMessage.RESOLVERS, 0x0A000035);
    int length = DhcpMessage.end(b, i);
    s.b.udp.broadcast(s.now(), s.b.net, port, s.b.v4, 68, b, length);
  }

  private boolean bound() {
    return client.state() == DhcpClient.State.BOUND;
  }

  /** Nothing of the simulation knows the client's deadlines, so time goes in small steps. */
  private boolean until(long seconds, java.util.function.BooleanSupplier done) {
    for (long i = 0; i < seconds * 10; i++) {
      if (s.until(Simulation.SECOND / 10, done)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void anAddressIsHadWithRouterAndResolver() {
    assertTrue(until(5, this::bound), () -> client.state() + heard.toString());
    assertEquals(" 1 3", heard.toString());
    InterfaceAddress a = address(Ip.v4(GIVEN));
    assertEquals(InterfaceAddress.State.PREFERRED, a.state());
    assertEquals(112, a.prefix());
    assertEquals(Ip.v4(0x0A000001), host.ip.route(0, Ip.v4(0x08080808)).gatewayLow());
    assertEquals(Ip.v4(0x0A000035), client.resolverLow(0));
  }

  @Test
  void theLeaseIsRenewedAtHalfOfItsTime() {
    assertTrue(until(5, this::bound));
    heard.setLength(0);
    assertFalse(until(480, () -> heard.length() > 0));
    assertTrue(until(40, () -> heard.length() > 0));
    assertTrue(until(5, this::bound));
    assertFalse(until(480, () -> heard.length() > 2));
  }

  @Test
  void aServerThatIsGoneCostsTheAddressWithTheLease() {
    assertTrue(until(5, this::bound));
    silent = true;
    assertTrue(until(900, () -> client.state() == DhcpClient.State.REBINDING));
    assertTrue(address(Ip.v4(GIVEN)).usable());
    assertTrue(until(200, () -> client.state() == DhcpClient.State.SELECTING));
    assertNull(address(Ip.v4(GIVEN)));
    assertNull(host.ip.route(0, Ip.v4(0x08080808)));
    silent = false;
    assertTrue(until(130, this::bound));
  }

  @Test
  void aSilentServerIsAskedAgainEverSlower() {
    silent = true;
    until(125, () -> false);
    assertEquals(" 1 1 1 1 1 1", heard.toString(), "at 0, 4, 12, 28, 60, 124 seconds or so");
  }

  @Test
  void aRefusalStartsAnew() {
    refuse = true;
    until(3, () -> false);
    assertTrue(heard.toString().startsWith(" 1 3 1 3"), heard.toString());
    refuse = false;
    assertTrue(until(10, this::bound));
  }

  @Test
  void anAddressThatSomebodyHasIsDeclined() {
    s.b.net.addAddress(s.now(), 0, Ip.v4(GIVEN), 120, false);
    until(8, () -> false);
    assertEquals(" 1 3 4", heard.toString());
    assertNull(address(Ip.v4(GIVEN)));
  }

  @Test
  void randomAnswersBreakNothing() {
    Random random = new Random(3);
    DhcpMessage m = new DhcpMessage();
    for (int i = 0; i < 200_000; i++) {
      byte[] junk = new byte[random.nextInt(300)];
      random.nextBytes(junk);
      if (junk.length >= 240) {
        junk[0] = 2;
        junk[1] = 1;
        junk[2] = 6;
        Octets.put32(junk, 236, 0x63825363);
        for (int at = 240; at + 1 < junk.length; at += 2 + (junk[at + 1] & 15)) {
          junk[at + 1] &= 15;
        }
      }
      if (m.wrap(junk, junk.length)) {
        for (int option = 0; option < 256; option++) {
          m.i32(option, 0);
          m.u16(option, 0);
          m.address(option, 2);
        }
      }
    }
  }
}
