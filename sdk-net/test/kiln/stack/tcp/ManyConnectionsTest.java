package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kiln.stack.ip.Counter;
import kiln.stack.sim.Pipe;
import kiln.stack.sim.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many connections, at once and in a row: none is lost, and nothing is left behind. */
class ManyConnectionsTest {
  private static final TcpConfig SMALL = new TcpConfig(8 << 20, 65_536, 4096, true);

  @Test
  void oneListenerServesManyAtOnce() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 3, SMALL);
    TcpListener l = s.b.tcp.listen(0, 0, 80, 2000);
    TcpConnection[] clients = new TcpConnection[1000];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = s.a.tcp.connect(s.now(), 0, s.b.v4, 80, 0);
      assertNotNull(clients[i], "client " + i);
    }
    assertTrue(s.until(10 * Simulation.SECOND, () -> l.waiting() == clients.length));
    assertEquals(
        1000L * TcpConnection.COST, s.b.tcp.budget().usedBytes(), "idle ones hold no buffer");
    for (TcpConnection c : clients) {
      c.close(s.now());
      l.accept().close(s.now());
    }
    s.run(100 * Simulation.SECOND);
    assertEquals(0, s.a.tcp.connections() + s.b.tcp.connections());
    assertEquals(0, s.a.tcp.budget().usedBytes() + s.b.tcp.budget().usedBytes());
  }

  /** Chunks are kept for the next taker, but not for one who never comes. */
  @Test
  void buffersThatNobodyTakesGo() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 3, SMALL);
    TcpListener l = s.b.tcp.listen(0, 0, 80, 8);
    TcpConnection client = s.a.tcp.connect(s.now(), 0, s.b.v4, 80, 0);
    assertTrue(s.until(Simulation.SECOND, () -> l.waiting() == 1));
    TcpConnection server = l.accept();
    byte[] b = new byte[40_000];
    client.send(s.now(), b, 0, b.length);
    assertTrue(s.until(Simulation.SECOND, () -> server.readable() == b.length));
    server.receive(s.now(), b, 0, b.length);
    assertTrue(s.b.tcp.pool().freeChunks() >= 9, "kept for the next");
    s.run(70 * Simulation.SECOND);
    assertEquals(0, s.b.tcp.pool().freeChunks());
    assertEquals(TcpConnection.COST, s.b.tcp.budget().usedBytes());
  }

  @Test
  void moreConnectionsThanPortsInARow() {
    inARow(20_000);
  }

  @Test
  @Tag("soak")
  void aMillionConnectionsInARow() {
    inARow(1_000_000);
  }

  /** Each side closes first in half of them; there are 16,384 dynamic ports. */
  private static void inARow(int count) {
    Simulation s = new Simulation(Pipe.Quality.PERFECT.delay(10_000), 3, SMALL);
    TcpListener l = s.b.tcp.listen(0, 0, 80, 8);
    byte[] b = new byte[16];
    for (int i = 0; i < count; i++) {
      TcpConnection client = s.a.tcp.connect(s.now(), 0, s.b.v4, 80, 0);
      int number = i;
      assertNotNull(client, () -> "connection " + number + ": " + s.a.tcp.refusal());
      assertTrue(
          s.until(10 * Simulation.SECOND, () -> l.waiting() == 1),
          () -> "connection " + number + " was not accepted: " + client);
      TcpConnection server = l.accept();
      client.send(s.now(), b, 0, 16);
      assertTrue(s.until(Simulation.SECOND, () -> server.readable() == 16));
      server.receive(s.now(), b, 0, 16);
      TcpConnection first = i % 2 == 0 ? client : server;
      TcpConnection second = i % 2 == 0 ? server : client;
      first.close(s.now());
      assertTrue(s.until(Simulation.SECOND, second::inputOver));
      second.close(s.now());
      assertTrue(
          s.until(Simulation.SECOND, () -> s.b.tcp.connections() + s.a.tcp.connections() == 0));
    }
    assertEquals(count, s.b.count(Counter.TCP_ACCEPTED));
    // A port taken again within 72 microseconds meets TIME-WAIT by RFC 6191, and SYN comes again.
    long resets = s.a.count(Counter.TCP_RESETS_OUT) + s.b.count(Counter.TCP_RESETS_OUT);
    assertTrue(resets <= count / 100_000, "resets: " + resets);
    s.run(61 * Simulation.SECOND);
    assertEquals(0, s.a.tcp.timeWaits() + s.b.tcp.timeWaits());
    long kept = (long) s.b.tcp.pool().freeChunks() * BufferPool.CHUNK;
    assertEquals(kept, s.b.tcp.budget().usedBytes());
  }
}
