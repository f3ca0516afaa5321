package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/** Compute kernels in an image of linux against HotSpot warmed up; a wrong result holds no bar. */
public final class ComputeBench implements Benchmark {
  private static final String MAIN = "compute.Kernels";
  private static final double WORST = 2.5;
  private static final double MEAN = 1.5;

  /**
   * One line that a kernel printed.
   *
   * @param nanos of one iteration
   * @param result the checksum
   */
  private record Figure(double nanos, String result) {}

  @Override
  public String name() {
    return "compute";
  }

  @Override
  public String summary() {
    return "compute kernels on linux against HotSpot warmed up, with its results";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      compile(workspace.resolve("sdk-link/testdata/bench/compute"), folder);
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> program = List.of("-cp", folder.toString(), MAIN);
      Map<String, Figure> peers =
          figures(workspace, join(List.of(java, "-XX:+UseSerialGC"), program));
      Map<String, Figure> ours = figures(workspace, join(List.of("./bnd", "java"), program));
      return rows(ours, peers);
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static List<Row> rows(Map<String, Figure> ours, Map<String, Figure> peers) {
    List<Row> rows = new ArrayList<>();
    double logs = 0;
    for (Map.Entry<String, Figure> peer : peers.entrySet()) {
      Figure own = ours.get(peer.getKey());
      boolean right = own != null && own.result().equals(peer.getValue().result());
      double nanos = right ? own.nanos() : Double.NaN;
      double peerNanos = peer.getValue().nanos();
      logs += Math.log(nanos / peerNanos);
      rows.add(
          new Row(
              peer.getKey() + (right ? "" : " (wrong result)"),
              nanos / 1e6,
              peerNanos / 1e6,
              Unit.MILLISECONDS,
              new Bar.AtMostTimes(WORST)));
    }
    double mean = Math.exp(logs / peers.size());
    rows.add(Row.of("geometric mean of the ratios", mean, Unit.RATIO, new Bar.AtMost(MEAN)));
    return rows;
  }

  private static Map<String, Figure> figures(Path workspace, List<String> command)
      throws IOException, InterruptedException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String line : Commands.output(workspace, command).lines().toList()) {
      String[] words = line.split(" ");
      if (words.length == 3) {
        figures.put(words[0], new Figure(Double.parseDouble(words[1]), words[2]));
      }
    }
    return figures;
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static void compile(Path sources, Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
    try (Stream<Path> files = Files.list(sources)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(arguments::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IOException("the kernels in " + sources + " do not compile");
    }
  }
}
