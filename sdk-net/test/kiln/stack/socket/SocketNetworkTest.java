package kiln.stack.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kiln.app.Refusal;
import kiln.net.Connection;
import kiln.net.Echo;
import kiln.net.IpAddress;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.UdpSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocking calls of real threads over two stacks and a cable. */
@Timeout(30)
class SocketNetworkTest {
  private static final long SECOND = 1_000_000_000L;

  private final HostPlatform platformA = new HostPlatform();
  private final HostPlatform platformB = new HostPlatform();
  private final CableDevice[] cable = CableDevice.pair(platformA, platformB);
  private final SocketNetwork a = network(cable[0], platformA, "10.0.0.1/24", "fd00::1/64");
  private final SocketNetwork b = network(cable[1], platformB, "10.0.0.2/24", "fd00::2/64");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private static SocketNetwork network(CableDevice d, HostPlatform p, String v4, String v6) {
    return new SocketNetwork(() -> List.of(d), p, p, p, new Settings(v4, "", v6, 4096));
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    a.stop();
    b.stop();
  }

  /** Serves connections of {@code network}, each in its thread, by sending back what comes. */
  private Listener echo(Network network, int port) throws NetException {
    Listener listener = network.listen(Endpoint.any(port), 64);
    threads.submit(
        () -> {
          while (true) {
            Connection c = listener.accept();
            threads.submit(
                () -> {
                  byte[] buffer = new byte[10_000];
                  for (int n; (n = c.read(buffer, 0, buffer.length)) >= 0; ) {
                    c.write(buffer, 0, n);
                  }
                  c.close();
                  return null;
                });
          }
        });
    return listener;
  }

  private static void talk(Network network, Endpoint to, int octets, int seed) throws Exception {
    try (Connection c = network.connect(to, 5 * SECOND)) {
      byte[] sent = new byte[octets];
      new java.util.Random(seed).nextBytes(sent);
      Thread writer =
          new Thread(
              () -> {
                try {
                  c.write(sent, 0, sent.length);
                  c.finish();
                } catch (NetException e) {
                  throw new AssertionError(e);
                }
              });
      writer.start();
      byte[] got = new byte[octets + 1];
      int at = 0;
      for (int n; (n = c.read(got, at, octets + 1 - at)) >= 0; ) {
        at += n;
      }
      writer.join();
      assertEquals(octets, at);
      assertArrayEquals(sent, java.util.Arrays.copyOf(got, octets));
    }
  }

  @Test
  void whatIsWrittenComesBackOverBothFamilies() throws Exception {
    echo(b, 7);
    talk(a, Endpoint.parse("10.0.0.2:7"), 1_000_000, 1);
    talk(a, Endpoint.parse("[fd00::2]:7"), 1_000_000, 2);
    talk(b, Endpoint.parse("127.0.0.1:7"), 1_000_000, 3);
  }

  private static int length(Connection peer) throws NetException {
    byte[] buffer = new byte[10_000];
    int length = 0;
    for (int n; (n = peer.read(buffer, 0, buffer.length)) >= 0; ) {
      length += n;
    }
    return length;
  }

  /** Datagrams before the neighbour's first answer, and a stream closed with all of it queued. */
  @Test
  void whatWasSentBeforeTheEndIsDelivered() throws Exception {
    CableDevice[] late = CableDevice.pair(platformA, platformB);
    SocketNetwork sender = network(late[0], platformA, "10.0.1.1/24", "");
    UdpSocket out = sender.udp(Endpoint.any(0));
    for (int i = 0; i < 10; i++) {
      out.send(Endpoint.parse("10.0.1.2:9"), new byte[] {(byte) i}, 0, 1);
    }
    Future<?> end = threads.submit(sender::deliver);
    assertFalse(end.isDone());
    late[1].plugged(false);
    SocketNetwork receiver = network(late[1], platformB, "10.0.1.2/24", "");
    UdpSocket in = receiver.udp(Endpoint.any(9));
    late[1].plugged(true);
    end.get();
    in.timeout(SECOND);
    byte[] got = new byte[1];
    for (int i = 0; i < 10; i++) {
      in.receive(got, 0, 1);
      assertEquals(i, got[0]);
    }
    Listener listener = receiver.listen(Endpoint.any(10), 1);
    Future<Integer> length = threads.submit(() -> length(listener.accept()));
    Connection stream = sender.connect(Endpoint.parse("10.0.1.2:10"), SECOND);
    stream.write(new byte[1_000_000], 0, 1_000_000);
    stream.close();
    sender.deliver();
    sender.stop();
    assertEquals(1_000_000, length.get());
    receiver.stop();
  }

  @Test
  void theEndWaitsForFramesThatTheDeviceStillHas() throws Exception {
    try (UdpSocket in = b.udp(Endpoint.any(9)); UdpSocket out = a.udp(Endpoint.any(0))) {
      in.timeout(SECOND);
      byte[] octet = {1};
      out.send(Endpoint.parse("10.0.0.2:9"), octet, 0, 1);
      in.receive(octet, 0, 1); // so the neighbour is known
      cable[1].plugged(false);
      out.send(Endpoint.parse("10.0.0.2:9"), octet, 0, 1);
      Future<?> end = threads.submit(a::deliver);
      assertThrows(TimeoutException.class, () -> end.get(50, TimeUnit.MILLISECONDS));
      cable[1].plugged(true);
      end.get();
      in.receive(octet, 0, 1);
    }
  }

  /** The thread of the stack gets no turn: who sends hears what comes. */
  @Test
  void whoSendsWithoutEndTakesWhatComes() throws Exception {
    byte[] octet = {1};
    try (UdpSocket mine = a.udp(Endpoint.any(9)); UdpSocket other = b.udp(Endpoint.any(9))) {
      mine.timeout(SECOND);
      other.timeout(SECOND);
      mine.send(Endpoint.parse("10.0.0.2:9"), octet, 0, 1);
      other.receive(octet, 0, 1); // so the neighbours know each other
      platformA.hold(true);
      other.send(Endpoint.parse("10.0.0.1:9"), octet, 0, 1);
      mine.timeout(SECOND / 20);
      check(NetException.Reason.TIMED_OUT, () -> mine.receive(octet, 0, 1));
      for (int i = 0; i < 100; i++) {
        mine.send(Endpoint.parse("10.0.0.2:9"), octet, 0, 1);
      }
      assertEquals(1, mine.receive(octet, 0, 1).length());
    } finally {
      platformA.hold(false);
    }
  }

  @Test
  void manyThreadsTalkAtOnce() throws Exception {
    echo(b, 7);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int seed = i;
      all.add(
          threads.submit(
              () -> {
                talk(a, Endpoint.parse("10.0.0.2:7"), 50_000, seed);
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void failuresSayWhyAndWhere() {
    check(NetException.Reason.REFUSED, () -> a.connect(Endpoint.parse("10.0.0.2:9"), 0));
    check(NetException.Reason.UNREACHABLE, () -> a.connect(Endpoint.parse("99.0.0.2:9"), 0));
    Endpoint foreign = Endpoint.parse("10.0.0.9:0");
    check(
        NetException.Reason.UNREACHABLE,
        () -> a.connect(foreign, Endpoint.parse("10.0.0.2:7"), 0));
    check(
        NetException.Reason.TIMED_OUT, () -> a.connect(Endpoint.parse("10.0.0.77:9"), SECOND / 10));
    check(
        NetException.Reason.IN_USE,
        () -> {
          a.listen(Endpoint.any(5), 1);
          a.listen(Endpoint.any(5), 1);
        });
  }

  private static void check(
      NetException.Reason expected, org.junit.jupiter.api.function.Executable call) {
    NetException e = assertThrows(NetException.class, call);
    assertEquals(expected, e.reason(), e.getMessage());
  }

  @Test
  void aReaderThatWaitsLearnsThatItsSocketIsClosed() throws Exception {
    echo(b, 7);
    Connection c = a.connect(Endpoint.parse("10.0.0.2:7"), SECOND);
    Future<Integer> read = threads.submit(() -> c.read(new byte[1], 0, 1));
    Thread.sleep(50);
    c.close();
    Exception e = assertThrows(Exception.class, () -> read.get(5, TimeUnit.SECONDS));
    assertEquals(NetException.Reason.CLOSED, ((NetException) e.getCause()).reason());
  }

  @Test
  void aListenerThatIsClosedReleasesWhoWaits() throws Exception {
    Listener l = a.listen(Endpoint.any(5), 1);
    Future<Connection> accept = threads.submit(l::accept);
    Thread.sleep(50);
    l.close();
    assertThrows(Exception.class, () -> accept.get(5, TimeUnit.SECONDS));
  }

  @Test
  void aReadGivesUpAfterItsTimeout() throws Exception {
    echo(b, 7);
    try (Connection c = a.connect(Endpoint.parse("10.0.0.2:7"), SECOND)) {
      c.timeout(SECOND / 20);
      check(NetException.Reason.TIMED_OUT, () -> c.read(new byte[1], 0, 1));
      c.write(new byte[1], 0, 1);
      assertEquals(1, c.read(new byte[1], 0, 1), "and works again when something comes");
    }
  }

  @Test
  void anAcceptGivesUpAfterItsTimeout() throws Exception {
    Listener l = b.listen(Endpoint.any(5), 1);
    l.timeout(SECOND / 20);
    check(NetException.Reason.TIMED_OUT, l::accept);
    try (Connection c = a.connect(Endpoint.parse("10.0.0.2:5"), SECOND)) {
      l.timeout(0);
      assertEquals(c.local(), l.accept().remote(), "and works again when somebody comes");
    }
  }

  @Test
  void aConnectionLeavesFromWhereItIsAsked() throws Exception {
    Listener l = b.listen(Endpoint.any(5), 1);
    Endpoint to = Endpoint.parse("10.0.0.2:5");
    Endpoint from = Endpoint.parse("10.0.0.1:4000");
    try (Connection c = a.connect(from, to, SECOND)) {
      assertEquals(from, c.local());
      assertEquals(from, l.accept().remote());
      check(NetException.Reason.IN_USE, () -> a.connect(from, to, SECOND));
      check(NetException.Reason.IN_USE, () -> a.connect(Endpoint.any(4000), to, SECOND));
    }
  }

  @Test
  void aReadersTimeoutIsNoWriters() throws Exception {
    Listener l = b.listen(Endpoint.any(5), 1);
    try (Connection c = a.connect(Endpoint.parse("10.0.0.2:5"), SECOND)) {
      Connection peer = l.accept();
      c.readTimeout(1);
      Future<?> write =
          threads.submit(
              () -> {
                c.write(new byte[8_000_000], 0, 8_000_000); // more than both ends queue
                return null;
              });
      byte[] piece = new byte[100_000];
      for (int got = 0; got < 8_000_000; ) {
        got += peer.read(piece, 0, piece.length);
      }
      write.get(20, TimeUnit.SECONDS);
      check(NetException.Reason.TIMED_OUT, () -> c.read(piece, 0, 1));
    }
  }

  @Test
  void aPeerThatAbortsResets() throws Exception {
    Listener l = b.listen(Endpoint.any(5), 1);
    Connection c = a.connect(Endpoint.parse("10.0.0.2:5"), SECOND);
    l.accept().abort();
    check(NetException.Reason.RESET, () -> c.read(new byte[1], 0, 1));
  }

  @Test
  void datagramsCross() throws Exception {
    UdpSocket server = b.udp(Endpoint.any(53));
    UdpSocket client = a.udp(Endpoint.any(0));
    byte[] buffer = new byte[2000];
    client.send(Endpoint.parse("10.0.0.2:53"), new byte[] {1, 2, 3}, 0, 3);
    UdpSocket.Received r = server.receive(buffer, 0, buffer.length);
    assertEquals(3, r.length());
    assertEquals("10.0.0.1", r.from().address().toString());
    assertEquals(client.local().port(), r.from().port());
    server.send(r.from(), buffer, 0, 2);
    client.timeout(SECOND);
    assertEquals(2, client.receive(buffer, 0, buffer.length).length());
    client.timeout(SECOND / 20);
    check(NetException.Reason.TIMED_OUT, () -> client.receive(buffer, 0, 1));
    check(
        NetException.Reason.UNREACHABLE,
        () -> client.send(Endpoint.parse("9.9.9.9:1"), buffer, 0, 1));
  }

  @Test
  void countersAndAddressesAreTold() throws Exception {
    assertTrue(a.awaitAddress(SECOND));
    assertTrue(a.addresses().toString().contains("10.0.0.1"));
    assertFalse(a.addresses().toString().contains("127.0.0.1"));
    assertTrue(a.counters().contains("frames.out"));
  }

  @Test
  void wrongSettingsAreExplained() {
    Refusal e =
        assertThrows(
            Refusal.class,
            () ->
                new SocketNetwork(
                    () -> List.of(cable[0]),
                    platformA,
                    platformA,
                    platformA,
                    new Settings("10.0.0.1", "", "", 4096)));
    assertTrue(e.getMessage().startsWith("ipv4 is \"10.0.0.1\";"), e.getMessage());
  }

  @Test
  void pingsMeetTheirEchoesAndAFilterStopsThem() throws Exception {
    Network n = new LoopbackNetwork().network();
    Echo echo = n.ping(IpAddress.LOOPBACK, 100, 64, 1_000_000_000L);
    assertEquals(Echo.Kind.REPLY, echo.kind());
    assertEquals(100, echo.length());
    assertEquals(IpAddress.LOOPBACK, echo.from());
    NetException e =
        assertThrows(
            NetException.class, () -> n.ping(IpAddress.parse("10.9.9.9"), 1, 64, 1_000_000L));
    assertEquals(NetException.Reason.UNREACHABLE, e.reason());
    assertThrows(
        IllegalArgumentException.class, () -> n.ping(IpAddress.LOOPBACK, 70_000, 64, 1));
  }
}
