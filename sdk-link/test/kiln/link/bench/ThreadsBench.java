package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/** What threads cost in an image of linux and on HotSpot, whose threads are the system's. */
public final class ThreadsBench implements Benchmark {
  private static final String MAIN = "Threads";

  /** Rounds of the image; HotSpot's switches take a thousand times as long. */
  private static final String SCALE = "100000";

  private static final String PEER_SCALE = "2000";
  private static final String SLEEPERS = "100000";
  private static final double SLEEPERS_BYTES = 1e9;

  private static final Map<String, Bar> BARS =
      Map.of("switch", new Bar.AtMost(50), "thread-start-to-finish", new Bar.AtMost(1000));

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String summary() {
    return "fiber switches, threads from start to finish, 100,000 sleepers, against HotSpot";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      compile(workspace.resolve("sdk-link/testdata/bench/threads/Threads.java"), folder);
      Path image = folder.resolve("threads.linux");
      Commands.output(
          workspace,
          List.of("./bnd", "java", "-o", image.toString(), "-cp", folder.toString(), MAIN));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> peer =
          List.of(java, "-XX:+UseSerialGC", "-cp", folder.toString(), MAIN, PEER_SCALE);
      Map<String, Double> peers = figures(Commands.output(workspace, peer));
      Map<String, Double> ours =
          figures(Commands.output(workspace, List.of(image.toString(), SCALE)));
      List<Row> rows = new ArrayList<>();
      peers.forEach(
          (name, nanos) ->
              rows.add(
                  new Row(
                      name.replace('-', ' '),
                      ours.getOrDefault(name, Double.NaN),
                      nanos,
                      Unit.NANOSECONDS,
                      BARS.getOrDefault(name, new Bar.None()))));
      double peak =
          new Meter(workspace, folder)
              .peakBytes(1, List.of(image.toString(), "sleepers", SLEEPERS));
      rows.add(
          Row.of("resident with 100,000 sleepers", peak / 1e6, Unit.MEGABYTES,
              new Bar.AtMost(SLEEPERS_BYTES / 1e6)));
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static Map<String, Double> figures(String output) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String[] words : output.lines().map(line -> line.split(" ")).toList()) {
      if (words.length == 2) {
        figures.put(words[0], Double.parseDouble(words[1]));
      }
    }
    return figures;
  }

  private static void compile(Path source, Path folder) throws IOException {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    if (status != 0) {
      throw new IOException(source + " does not compile");
    }
  }
}
