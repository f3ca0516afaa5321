package kiln.stack.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.stack.dns.OpenResolver;
import kiln.stack.sim.Golden;
import kiln.stack.socket.LoopbackNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The name server and the stub resolver, over sockets. */
@Timeout(30)
class ZoneServerTest {
  @Test
  void theResolverFindsWhatTheServerServes() throws Exception {
    LoopbackNetwork host = new LoopbackNetwork();
    ZoneServer server = new ZoneServer(host.network());
    StringBuilder zone = new StringBuilder(Golden.read("dns/example.zone"));
    for (int i = 0; i < 100; i++) { // too many for UDP
      zone.append("many A 192.0.3.").append(i).append('\n');
    }
    server.load(zone.toString(), "example.", "example.zone");
    Thread serving =
        new Thread(
            () -> {
              try {
                server.serve(Endpoint.any(5353));
              } catch (NetException e) {
                throw new AssertionError(e);
              }
            });
    serving.start();
    try {
      kiln.net.Resolver resolver =
          OpenResolver.of(host.network(), host.clock(), host.random(), "127.0.0.1", 5353);
      assertEquals(List.of(IpAddress.parse("192.0.2.4")), resolver.resolve("www.example"));
      assertEquals(100, resolver.resolve("many.example").size());
      NetException e = assertThrows(NetException.class, () -> resolver.resolve("no.such.example"));
      assertEquals(NetException.Reason.UNKNOWN_HOST, e.reason());
      assertTrue(server.counters().contains("dns.tcp 1\n"), server.counters());
      assertTrue(server.counters().contains("dns.truncated 1\n"), server.counters());
    } finally {
      server.close();
      serving.join(5000);
      host.stop();
    }
    assertTrue(!serving.isAlive(), "close ends serve");
  }
}
