package kiln.stack.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.UdpSocket;
import kiln.stack.socket.LoopbackNetwork;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The resolver against a server of the test, over the loopback interface of a stack. */
@Timeout(60)
class StubResolverTest {
  private record Settings(String dns) implements StubResolver.Config {
    @Override
    public int dns_port() {
      return 5300;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return StubResolver.Config.class;
    }
  }

  private final LoopbackNetwork host = new LoopbackNetwork();
  private final StubResolver resolver =
      new StubResolver(host.network(), host.clock(), host.random(), new Settings("127.0.0.1"));
  private final AtomicInteger asked = new AtomicInteger();
  private final UdpSocket udp;
  private final Listener tcp;

  StubResolverTest() throws NetException {
    udp = host.network().udp(Endpoint.any(5300));
    tcp = host.network().listen(Endpoint.any(5300), 8);
    start(this::serveUdp);
    start(this::serveTcp);
  }

  private interface Loop {
    void run() throws NetException;
  }

  private static void start(Loop loop) {
    Thread t =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (NetException e) {
                // the test is over
              }
            });
    t.setDaemon(true);
    t.start();
  }

  @AfterEach
  void stop() {
    udp.close();
    tcp.close();
    host.stop();
  }

  private void serveUdp() throws NetException {
    byte[] b = new byte[2000];
    while (true) {
      UdpSocket.Received r = udp.receive(b, 0, b.length);
      asked.incrementAndGet();
      byte[] answer = answer(Arrays.copyOf(b, r.length()), false);
      if (answer == null) {
        continue;
      }
      byte[] forged = answer.clone();
      forged[0] ^= 1; // a guess with another identifier, and a cut-off one, come first
      udp.send(r.from(), forged, 0, forged.length);
      udp.send(r.from(), answer, 0, 9);
      udp.send(r.from(), answer, 0, answer.length);
    }
  }

  private void serveTcp() throws NetException {
    while (true) {
      try (Connection c = tcp.accept()) {
        byte[] b = new byte[2000];
        int at = 0;
        while (at < 2 || at < 2 + Octets.u16(b, 0)) {
          at += c.read(b, at, b.length - at);
        }
        byte[] answer = answer(Arrays.copyOfRange(b, 2, at), true);
        byte[] framed = new byte[answer.length + 2];
        Octets.put16(framed, 0, answer.length);
        System.arraycopy(answer, 0, framed, 2, answer.length);
        c.write(framed, 0, framed.length);
      }
    }
  }

  /** What the server knows, by the first letter of the question. */
  private static byte[] answer(byte[] query, boolean overTcp) {
    DnsMessage q = new DnsMessage();
    if (!q.wrap(query, query.length)) {
      throw new AssertionError("a malformed query");
    }
    int type = Octets.u16(query, questionEnd(query) - 4);
    byte[] b = Arrays.copyOf(query, 600);
    b[2] = (byte) 0x81;
    Octets.put16(b, 6, 0);
    Octets.put32(b, 8, 0);
    int i = questionEnd(query);
    switch (query[13]) {
      case 'p' -> i = type == DnsMessage.A ? record(b, i, 12, DnsMessage.A, 60, 10, 0, 0, 9) : i;
      case 'c' -> {
        i = record(b, i, 12, DnsMessage.CNAME, 60, 1, 'x', 0);
        i = record(b, i, i - 3, DnsMessage.A, 60, 10, 0, 0, 8);
      }
      case 't' -> {
        if (!overTcp) {
          b[2] |= 2;
        } else {
          i = record(b, i, 12, DnsMessage.A, 60, 10, 0, 0, 7);
        }
      }
      case 'n' -> b[3] = 3;
      case 'f' -> {
        if (Octets.u16(query, 10) > 0) {
          b[3] = 1;
        } else {
          i = record(b, i, 12, DnsMessage.A, 60, 10, 0, 0, 6);
        }
      }
      case 's' -> {
        return null;
      }
      default -> b[3] = 2;
    }
    return Arrays.copyOf(b, i);
  }

  private static int questionEnd(byte[] query) {
    int i = 12;
    while (query[i] != 0) {
      i += query[i] + 1;
    }
    return i + 5;
  }

  private static int record(byte[] b, int at, int owner, int type, int ttl, int... data) {
    Octets.put16(b, at, 0xC000 | owner);
    Octets.put16(b, at + 2, type);
    Octets.put16(b, at + 4, 1);
    Octets.put32(b, at + 6, ttl);
    Octets.put16(b, at + 10, data.length);
    for (int k = 0; k < data.length; k++) {
      b[at + 12 + k] = (byte) data[k];
    }
    Octets.put16(b, 6, Octets.u16(b, 6) + 1);
    return at + 12 + data.length;
  }

  private void check(String expected, String name) throws NetException {
    assertEquals(expected, resolver.resolve(name).toString());
  }

  @Test
  void aNameIsAskedForOnceAndKept() throws Exception {
    check("[10.0.0.9]", "plain.example");
    check("[10.0.0.9]", "PLAIN.example.");
    assertEquals(1, asked.get());
  }

  @Test
  void aliasesAreFollowed() throws Exception {
    check("[10.0.0.8]", "chain.example");
  }

  @Test
  void aCutOffAnswerIsFetchedOverTcp() throws Exception {
    check("[10.0.0.7]", "truncated.example");
  }

  @Test
  void aServerThatKnowsNoExtensionsIsAskedWithout() throws Exception {
    check("[10.0.0.6]", "formerr.example");
  }

  @Test
  void addressesAndLocalhostAreNotAskedFor() throws Exception {
    check("[10.1.2.3]", "10.1.2.3");
    check("[fd00::1]", "fd00::1");
    check("[127.0.0.1]", "localhost");
    assertEquals(0, asked.get());
  }

  @Test
  void aNameThatDoesNotExistIsUnknownAndAskedForOnce() {
    for (int i = 0; i < 2; i++) {
      NetException e = assertThrows(NetException.class, () -> resolver.resolve("nothing.example"));
      assertEquals(NetException.Reason.UNKNOWN_HOST, e.reason());
    }
    assertEquals(1, asked.get());
  }

  @Test
  void namesThatAreNoneAreRefused() {
    for (String name :
        List.of("", ".", "a..b", ".a", "x".repeat(64), "a b", "ä.de", "a.".repeat(130))) {
      NetException e = assertThrows(NetException.class, () -> resolver.resolve(name));
      assertEquals(NetException.Reason.UNKNOWN_HOST, e.reason(), name);
    }
  }

  @Test
  void silenceTimesOutAfterThreeRounds() {
    NetException e = assertThrows(NetException.class, () -> resolver.resolve("silent.example"));
    assertEquals(NetException.Reason.TIMED_OUT, e.reason());
    assertEquals(3, asked.get());
  }

  @Test
  void theCacheIsBoundedInNumberAndTime() {
    DnsCache cache = new DnsCache();
    List<IpAddress> one = List.of(IpAddress.LOOPBACK);
    for (int i = 0; i < 10_000; i++) {
      cache.keep(0, "1 " + i, one, Integer.MAX_VALUE);
    }
    assertEquals(256, cache.size());
    long second = 1_000_000_000L;
    assertEquals(one, cache.find(86_399 * second, "1 9999"));
    assertEquals(null, cache.find(86_400 * second, "1 9999"));
    cache.keep(0, "1 a", List.of(), 0);
    assertTrue(cache.find(4 * second, "1 a").isEmpty());
    assertEquals(null, cache.find(5 * second, "1 a"));
  }

  @Test
  void randomMessagesBreakNothing() {
    Random random = new Random(5);
    byte[] query = new byte[512];
    int length = DnsMessage.query(query, 7, "chain.example", DnsMessage.A, true);
    byte[] good = answer(Arrays.copyOf(query, length), false);
    DnsMessage m = new DnsMessage();
    assertTrue(m.wrap(good, good.length));
    assertFalse(m.wrap(good, good.length - 1));
    for (int i = 0; i < 200_000; i++) {
      byte[] b = good.clone();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        b[random.nextInt(b.length)] = (byte) (random.nextInt(3) == 0 ? 0xC0 : random.nextInt(256));
      }
      if (m.wrap(b, b.length)) {
        m.question();
        m.answers(query);
        for (int n = 0; n < m.recordCount(); n++) {
          m.owner(n);
          m.ttl(n);
          m.target(n);
        }
      }
    }
  }
}
