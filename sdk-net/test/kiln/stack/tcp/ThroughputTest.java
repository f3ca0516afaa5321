package kiln.stack.tcp;

import kiln.stack.sim.Golden;
import kiln.stack.sim.Pipe;
import kiln.stack.sim.Simulation;
import kiln.stack.sim.Transfer;
import org.junit.jupiter.api.Test;

/**
 * What a transfer makes of a link of 100 Mbit/s, in kilobytes a second of virtual time: the golden
 * table shows what a change of recovery or congestion control does.
 */
class ThroughputTest {
  private static final long[] DELAYS = {1, 10, 50};
  private static final int[] LOSSES = {0, 1, 10, 30};
  private static final int[] BUFFERS = {32 * 1024, 256 * 1024};
  private static final int OCTETS = 2 << 20;

  @Test
  void tableOfLossDelayAndBuffer() {
    StringBuilder table =
        new StringBuilder("2 MiB at 100 Mbit/s; kB/s, (retransmitted segments)\n");
    for (boolean cubic : new boolean[] {true, false}) {
      for (int buffer : BUFFERS) {
        table.append(cubic ? "\nCUBIC" : "\nNewReno").append(", queue ").append(buffer / 1024);
        table.append(" KiB\nloss per mille");
        for (int loss : LOSSES) {
          pad(table, Integer.toString(loss), 14);
        }
        for (long delay : DELAYS) {
          table.append('\n');
          pad(table, "delay " + delay + " ms", 14);
          for (int loss : LOSSES) {
            pad(table, run(cubic, buffer, delay, loss, 0), 14);
          }
        }
        table.append('\n');
      }
    }
    table.append(
        "\nCUBIC, queue 256 KiB, 3 % loss, 5 % duplicates, 25 % reordered, 1 % corrupted\n");
    for (long delay : new long[] {20, 100}) {
      pad(table, "delay " + delay + " ms", 14);
      pad(table, run(true, 256 * 1024, delay, 30, 250), 14);
      table.append('\n');
    }
    Golden.check("tcp/throughput.txt", table.toString());
  }

  private static String run(boolean cubic, int buffer, long delay, int loss, int reorder) {
    Pipe.Quality q =
        Pipe.Quality.PERFECT
            .delay(delay * Simulation.MILLI)
            .loss(loss)
            .rate(100_000_000L, buffer)
            .damage(reorder > 0 ? 50 : 0, reorder, reorder > 0 ? 10 : 0);
    TcpConfig config = new TcpConfig(32 << 20, 2 << 20, 64, cubic);
    Simulation s = new Simulation(q, 7, config);
    long start = s.now();
    Transfer t = new Transfer(s, s.a, s.b, 80, OCTETS);
    if (!s.until(3600 * Simulation.SECOND, t::done)) {
      return "stuck";
    }
    long kilobytes = OCTETS * 1_000_000L / (s.now() - start);
    return kilobytes + " (" + t.sender.statistics().retransmits() + ")";
  }

  private static void pad(StringBuilder out, String text, int width) {
    for (int i = text.length(); i < width; i++) {
      out.append(' ');
    }
    out.append(text);
  }
}
