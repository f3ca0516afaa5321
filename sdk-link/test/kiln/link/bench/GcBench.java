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

/**
 * The collector against HotSpot's SerialGC: 200 MB through a heap of 16 MB with 4 MB alive, where
 * what is alive at the end must be undamaged; full collections of 100 MB of live small objects;
 * allocation churn; a heap that grows from 16 to 512 MB.
 */
public final class GcBench implements Benchmark {
  private static final String HEAP = "16m";
  private static final String LARGE_HEAP = "512m";
  private static final Bar FULL = new Bar.AtMostTimes(1.0);
  private static final Bar CHURN = new Bar.AtMostTimes(2.0);

  /**
   * What a line of {@code heap.Heap} says.
   *
   * @param result a checksum of what was found
   */
  private record Figure(double millis, String result) {}

  @Override
  public String name() {
    return "gc";
  }

  @Override
  public String summary() {
    return "full collections, allocation churn and growth against HotSpot's SerialGC";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      compile(workspace.resolve("sdk-link/testdata/bench/gc/Gc.java"), folder);
      compile(workspace.resolve("sdk-link/testdata/bench/heap/Heap.java"), folder);
      List<Row> rows = small(workspace, folder);
      for (String what : List.of("full", "churn", "grow")) {
        rows.addAll(large(workspace, folder, what));
      }
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static List<Row> small(Path workspace, Path folder) throws Exception {
    String expected = Commands.output(workspace, hotSpot(HEAP, folder, "Gc"));
    List<Row> rows = new ArrayList<>();
    for (String platform : List.of("linux", "virtio")) {
      String result = Commands.output(workspace, image(platform, HEAP, folder, "Gc"));
      rows.add(
          Row.of(
              "wrong results, " + platform,
              result.equals(expected) ? 0 : 1,
              Unit.COUNT,
              new Bar.AtMost(0)));
    }
    return rows;
  }

  /** Both sides in turn, the best of two runs: memory of a virtual machine is slow at its first. */
  private static List<Row> large(Path workspace, Path folder, String what) throws Exception {
    Map<String, Figure> peers = new LinkedHashMap<>();
    Map<String, Figure> ours = new LinkedHashMap<>();
    for (int run = 0; run < 2; run++) {
      read(Commands.output(workspace, hotSpot(LARGE_HEAP, folder, "heap.Heap", what)), peers);
      read(Commands.output(workspace, image("linux", LARGE_HEAP, folder, "heap.Heap", what)), ours);
    }
    List<Row> rows = new ArrayList<>();
    peers.forEach(
        (name, peer) -> {
          Figure own = ours.get(name);
          boolean right = own != null && own.result().equals(peer.result());
          rows.add(
              new Row(
                  name + (right ? "" : " (wrong result)"),
                  right ? own.millis() : Double.NaN,
                  peer.millis(),
                  Unit.MILLISECONDS,
                  bar(what, name)));
        });
    return rows;
  }

  private static Bar bar(String what, String name) {
    return what.equals("full") ? FULL : name.endsWith("pause") ? new Bar.None() : CHURN;
  }

  /** Adds the figures that a run printed, the better of two. */
  private static void read(String output, Map<String, Figure> into) {
    for (String[] words : output.lines().map(line -> line.split(" ")).toList()) {
      if (words.length == 3) {
        Figure figure = new Figure(Double.parseDouble(words[1]) / 1e6, words[2]);
        into.merge(
            words[0].replace('-', ' '), figure, (a, b) -> a.millis() < b.millis() ? a : b);
      }
    }
  }

  private static List<String> hotSpot(String heap, Path folder, String... program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms16m", "-Xmx" + heap, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", folder.toString()));
    command.addAll(List.of(program));
    return command;
  }

  /** What links the program and runs it. */
  private static List<String> image(
      String platform, String heap, Path folder, String... program) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("./bnd", "java", "--platform", platform, "-cp", folder.toString()));
    command.addAll(List.of(program));
    command.add("--kiln-heap=" + heap);
    return command;
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
