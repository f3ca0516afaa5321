package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/**
 * How long a developer waits: from a clean clone to the first image running, for a second export
 * after an edit, for a boot of what did not change. And whether two folders give the same bytes.
 *
 * <p>The clones hold what is committed, and nothing else; only Maven's local repository is filled.
 */
public final class BuildBench implements Benchmark {
  private static final String HELLO = "apps/hello.bndrun";

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String summary() {
    return "clean clone to the first image, export after an edit, boot of an unchanged app";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      Path clone = folder.resolve("one");
      Path other = folder.resolve("another/folder");
      List<Row> rows = new ArrayList<>();
      rows.add(row("clean clone to the first image running", firstImage(workspace, clone), 180));
      rows.add(row("boot of an unchanged app", boot(clone), 1.5));
      firstImage(workspace, other);
      for (String platform : List.of("linux", "virtio", "jvm")) {
        rows.add(difference(platform, clone, other));
      }
      ExportBench.editHello(clone, 1);
      rows.add(
          row(
              "export after editing the app",
              Commands.seconds(clone, List.of("./bnd", "export", HELLO)),
              15));
      return rows;
    } finally {
      delete(folder);
    }
  }

  private static double firstImage(Path workspace, Path clone)
      throws IOException, InterruptedException {
    Files.createDirectories(clone.getParent());
    long start = System.nanoTime();
    Commands.output(
        workspace, List.of("git", "clone", "-q", workspace.toString(), clone.toString()));
    boot(clone);
    return (System.nanoTime() - start) / 1e9;
  }

  private static double boot(Path clone) throws IOException, InterruptedException {
    return Commands.seconds(clone, List.of("./bnd", "boot", HELLO));
  }

  private static Row difference(String platform, Path one, Path other)
      throws IOException, InterruptedException {
    byte[] first = Files.readAllBytes(Commands.export(one, "--platform", platform, HELLO));
    byte[] second = Files.readAllBytes(Commands.export(other, "--platform", platform, HELLO));
    return Row.of(
        "differences between two folders, " + platform,
        Arrays.equals(first, second) ? 0 : 1,
        Unit.COUNT,
        new Bar.AtMost(0));
  }

  private static Row row(String what, double seconds, double bar) {
    return Row.of(what, seconds, Unit.SECONDS, new Bar.AtMost(bar));
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
