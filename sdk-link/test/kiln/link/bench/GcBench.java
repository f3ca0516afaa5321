package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/** 200 MB through a heap of 16 MB with 4 MB alive; what is alive at the end must be undamaged. */
public final class GcBench implements Benchmark {
  private static final String HEAP = "16m";

  @Override
  public String name() {
    return "gc";
  }

  @Override
  public String summary() {
    return "200 MB through a 16 MB heap with 4 MB alive, on linux and virtio: HotSpot's result";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      compile(workspace.resolve("sdk-link/testdata/bench/gc/Gc.java"), folder);
      List<String> hotSpot =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx" + HEAP, "-XX:+UseSerialGC", "-cp", folder.toString(), "Gc");
      String expected = Commands.output(workspace, hotSpot);
      List<Row> rows = new ArrayList<>();
      for (String platform : List.of("linux", "virtio")) {
        List<String> image = image(platform, folder);
        String result = Commands.output(workspace, image);
        rows.add(
            Row.of(
                "wrong results, " + platform,
                result.equals(expected) ? 0 : 1,
                Unit.COUNT,
                new Bar.AtMost(0)));
      }
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  /** What links the program and runs it. */
  private static List<String> image(String platform, Path folder) {
    return List.of(
        "./bnd", "java", "--platform", platform, "-cp", folder.toString(), "Gc",
        "--kiln-heap=" + HEAP);
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
