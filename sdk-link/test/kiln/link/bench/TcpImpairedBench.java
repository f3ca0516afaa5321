package kiln.link.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/**
 * 16 MB each way through links that lose 3 %, reorder 25 %, repeat 5 % and damage 1 % of the
 * frames: our stack to Linux beside Linux to Linux, the same impairer and seed under both, at the
 * same time ({@code kiln.stack.interop.ImpairedTransfer}). One transfer of Linux to Linux and the
 * other differ by a quarter, so both rows have the mean of two for their peer. {@code KILN_BENCH_MB}
 * makes it shorter.
 */
public final class TcpImpairedBench implements Benchmark {
  private static final String PROGRAM = "kiln.stack.interop.ImpairedTransfer";
  private static final int MEGABYTES = 16;
  private static final double MOST_TIMES = 1 / 0.8; // as much time as 0.8 of the peer's throughput

  @Override
  public String name() {
    return "tcp-impaired";
  }

  @Override
  public String summary() {
    return "bulk TCP each way over bad links, 20 and 100 ms, against Linux to Linux (CUBIC)";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    String set = System.getenv("KILN_BENCH_MB");
    int megabytes = set == null ? MEGABYTES : Integer.parseInt(set);
    List<Row> rows = new ArrayList<>();
    for (int delay : new int[] {20, 100}) {
      Map<String, Double> seconds = transfer(workspace, megabytes, delay);
      for (String way : new String[] {"send", "receive"}) {
        rows.add(
            new Row(
                "%d MB, %d ms, %s, hash equal".formatted(megabytes, delay, way),
                seconds.get("ours-" + way),
                (seconds.get("linux-send") + seconds.get("linux-receive")) / 2,
                Unit.SECONDS,
                new Bar.AtMostTimes(MOST_TIMES)));
      }
    }
    return rows;
  }

  private static Map<String, Double> transfer(Path workspace, int megabytes, int delay)
      throws Exception {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            PROGRAM,
            String.valueOf(megabytes),
            String.valueOf(delay),
            "1");
    Map<String, Double> seconds = new HashMap<>();
    Commands.output(workspace, command)
        .lines()
        .map(line -> line.split(" "))
        .forEach(word -> seconds.put(word[0], Double.parseDouble(word[1])));
    return seconds;
  }
}
