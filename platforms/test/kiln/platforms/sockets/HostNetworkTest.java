package kiln.platforms.sockets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.NetException.Reason;
import kiln.net.PacketFilter;
import kiln.net.UdpSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** The host's sockets do as the contract says, against each other and against java.net. */
@Timeout(60)
class HostNetworkTest {
  private static final long SHORT_NANOS = 50_000_000;

  private final HostNetwork network = new HostNetwork();

  private static Endpoint loopback(int port) {
    return new Endpoint(IpAddress.LOOPBACK, port);
  }

  private static int freePort() throws Exception {
    try (ServerSocket place = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return place.getLocalPort();
    }
  }

  private static Reason reason(Executable call) {
    return assertThrows(NetException.class, call).reason();
  }

  @Test
  void streamsCarryOctetsBothWaysAndEndEachOnItsOwn() throws Exception {
    byte[] data = new byte[3_000_000];
    new Random(1).nextBytes(data);
    try (Listener listener = network.listen(loopback(freePort()), 8)) {
      CompletableFuture<byte[]> echoed = CompletableFuture.supplyAsync(() -> echoOne(listener));
      try (Connection client = network.connect(listener.local(), 0)) {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> send(client, data));
        byte[] back = readAll(client, data.length);
        writer.get();
        assertArrayEquals(data, back);
        assertEquals(-1, client.read(new byte[1], 0, 1), "the peer has finished");
        assertEquals(data.length, client.statistics().octetsRead());
        assertEquals(data.length, client.statistics().octetsWritten());
      }
      assertArrayEquals(data, echoed.get());
    }
  }

  private static void send(Connection to, byte[] data) {
    try {
      to.write(data, 0, data.length);
      to.finish();
    } catch (NetException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] echoOne(Listener listener) {
    try (Connection connection = listener.accept()) {
      byte[] all = new byte[0];
      byte[] chunk = new byte[65_536];
      for (int count; (count = connection.read(chunk, 0, chunk.length)) > 0; ) {
        connection.write(chunk, 0, count);
        all = Arrays.copyOf(all, all.length + count);
        System.arraycopy(chunk, 0, all, all.length - count, count);
      }
      connection.finish();
      return all;
    } catch (NetException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] readAll(Connection from, int length) throws NetException {
    byte[] all = new byte[length];
    for (int at = 0; at < length; ) {
      int count = from.read(all, at, length - at);
      assertTrue(count > 0);
      at += count;
    }
    return all;
  }

  @Test
  @SuppressWarnings("try") // closing twice is part of it
  void failuresHaveTheirReasons() throws Exception {
    int port = freePort();
    assertEquals(Reason.REFUSED, reason(() -> network.connect(loopback(port), 0)));
    try (Listener listener = network.listen(loopback(port), 8)) {
      assertEquals(Reason.IN_USE, reason(() -> network.listen(loopback(port), 8)));
      try (Connection client = network.connect(loopback(port), 0);
          Connection server = listener.accept()) {
        client.timeout(SHORT_NANOS);
        assertEquals(Reason.TIMED_OUT, reason(() -> client.read(new byte[1], 0, 1)));
        byte[] much = new byte[64 << 20];
        assertEquals(Reason.TIMED_OUT, reason(() -> client.write(much, 0, much.length)));
        server.abort();
        client.timeout(0);
        assertEquals(Reason.RESET, reason(() -> client.read(new byte[1], 0, 1)));
        assertEquals(Reason.RESET, reason(() -> client.write(new byte[1], 0, 1)));
        client.close();
        assertEquals(Reason.CLOSED, reason(() -> client.read(new byte[1], 0, 1)));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> network.listen(loopback(0), 8));
  }

  @Test
  void closingEndsTheWaitOfOthersAndAnInterruptOnlyTheWait() throws Exception {
    Listener listener = network.listen(loopback(freePort()), 8);
    CompletableFuture<Reason> ended = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread waiting = new Thread(() -> {
      ended.complete(reason(listener::accept));
      flag.complete(Thread.currentThread().isInterrupted());
    });
    waiting.start();
    Thread.sleep(50);
    waiting.interrupt();
    assertEquals(Reason.INTERRUPTED, ended.get(10, TimeUnit.SECONDS));
    assertTrue(flag.get(10, TimeUnit.SECONDS));
    CompletableFuture<Reason> closed = CompletableFuture.supplyAsync(() -> reason(listener::accept));
    Thread.sleep(50);
    listener.close();
    assertEquals(Reason.CLOSED, closed.get(10, TimeUnit.SECONDS));
  }

  @Test
  void anAbortIsAResetToThePeer() throws Exception {
    try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Connection connection = network.connect(loopback(peer.getLocalPort()), 0);
      try (Socket accepted = peer.accept()) {
        connection.write(new byte[] {1}, 0, 1);
        assertEquals(1, accepted.getInputStream().read());
        connection.abort();
        assertThrows(SocketException.class, () -> accepted.getInputStream().read());
      }
    }
  }

  @Test
  void datagramsTellTheirSenderAndTheirWholeLength() throws Exception {
    try (UdpSocket a = network.udp(loopback(0));
        UdpSocket b = network.udp(loopback(0))) {
      a.send(b.local(), new byte[] {9, 1, 2, 3, 9}, 1, 3);
      byte[] into = new byte[4];
      UdpSocket.Received received = b.receive(into, 1, 2);
      assertEquals(new UdpSocket.Received(a.local(), 3), received);
      assertArrayEquals(new byte[] {0, 1, 2, 0}, into);
      b.timeout(SHORT_NANOS);
      assertEquals(Reason.TIMED_OUT, reason(() -> b.receive(into, 0, 4)));
      assertEquals(
          Reason.TOO_LARGE, reason(() -> a.send(b.local(), new byte[65_535], 0, 65_535)));
      assertEquals(Reason.IN_USE, reason(() -> network.udp(a.local())));
    }
  }

  @Test
  void namesAndAddressesResolve() throws Exception {
    HostResolver resolver = new HostResolver();
    assertEquals(List.of(IpAddress.parse("fd00::2")), resolver.resolve("fd00::2"));
    assertTrue(resolver.resolve("localhost").contains(IpAddress.LOOPBACK)
        || resolver.resolve("localhost").contains(IpAddress.parse("::1")));
    assertEquals(Reason.UNKNOWN_HOST, reason(() -> resolver.resolve("no-such-host.invalid")));
  }

  @Test
  void whatTheHostDoesNotGiveIsRefused() throws Exception {
    network.filter(null);
    assertThrows(IllegalStateException.class, () -> network.filter((hook, packet, now) -> PacketFilter.Verdict.ACCEPT));
    assertEquals("", network.counters());
    assertFalse(network.addresses().contains(IpAddress.LOOPBACK));
  }
}
