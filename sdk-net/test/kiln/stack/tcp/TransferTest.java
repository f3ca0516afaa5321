package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kiln.stack.ip.Counter;
import kiln.stack.sim.Pipe;
import kiln.stack.sim.Simulation;
import kiln.stack.sim.Transfer;
import org.junit.jupiter.api.Test;

/** Whole transfers through good and bad links: every octet arrives, once, in order. */
class TransferTest {
  private static final long MINUTES = 60 * Simulation.SECOND;

  @Test
  void aPerfectLinkCarriesAMegabyteWithoutRetransmission() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 1);
    Transfer t = new Transfer(s, s.a, s.b, 80, 1 << 20);
    assertTrue(s.until(MINUTES, t::done), () -> t.sender.toString());
    assertEquals(0, t.sender.statistics().retransmits());
    s.run(61 * Simulation.SECOND);
    assertEquals(0, s.a.tcp.connections() + s.b.tcp.connections());
    assertEquals(0, s.a.tcp.timeWaits() + s.b.tcp.timeWaits());
  }

  @Test
  void ipv6CarriesTheSame() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 1);
    Transfer t = new Transfer(s, s.a, s.b, 80, 1 << 20, false);
    assertTrue(s.until(MINUTES, t::done), () -> t.sender.toString());
    assertEquals(0, t.sender.statistics().retransmits());
  }

  @Test
  void anEmptyStreamOpensAndCloses() {
    Simulation s = new Simulation(Pipe.Quality.PERFECT, 1);
    Transfer t = new Transfer(s, s.a, s.b, 80, 0);
    assertTrue(s.until(MINUTES, t::done));
    assertEquals(1, s.a.tcp.timeWaits());
    assertEquals(0, s.b.tcp.timeWaits());
  }

  @Test
  void aBadLinkDeliversEveryOctetForManySeeds() {
    for (int seed = 1; seed <= 20; seed++) {
      Pipe.Quality bad =
          Pipe.Quality.PERFECT.delay(10 * Simulation.MILLI).loss(30).damage(50, 250, 10);
      Simulation s = new Simulation(bad, seed);
      Transfer t = new Transfer(s, s.a, s.b, 80, 300_000);
      int number = seed;
      assertTrue(s.until(5 * MINUTES, t::done), () -> "seed " + number + " " + t.sender);
      assertTrue(s.b.count(Counter.TCP_CHECKSUM) + s.b.count(Counter.IP_CHECKSUM) >= 0);
    }
  }

  /** The link of {@code ./bnd bench tcp-impaired}, in virtual time. */
  @Test
  void sixteenMegabytesEachWayCrossTheWorstLink() {
    for (long delay : new long[] {20, 100}) {
      Pipe.Quality bad =
          Pipe.Quality.PERFECT
              .delay(delay * Simulation.MILLI)
              .rate(100_000_000L, 256 * 1024)
              .loss(30)
              .damage(50, 250, 10);
      Simulation s = new Simulation(bad, 11);
      Transfer there = new Transfer(s, s.a, s.b, 80, 16_000_000);
      assertTrue(s.until(60 * MINUTES, there::done), () -> "there " + there.sender);
      Transfer back = new Transfer(s, s.b, s.a, 80, 16_000_000);
      assertTrue(s.until(60 * MINUTES, back::done), () -> "back " + back.sender);
    }
  }
}
