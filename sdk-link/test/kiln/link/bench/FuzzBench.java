package kiln.link.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/**
 * Fuzzes every parser of the network with Jazzer, for ten minutes each, {@code KILN_BENCH_SECONDS}
 * for less: every class of sdk-net's tests that is named {@code ...Fuzz}. The committed seeds are
 * where it begins; what it finds on the way is thrown away, a failing input is kept beside the
 * workspace's {@code cnf/cache} and named.
 */
public final class FuzzBench implements Benchmark {
  private static final int SECONDS = 600;
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String summary() {
    return "every parser of the network under Jazzer, ten minutes each: inputs that fail";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    String set = System.getenv("KILN_BENCH_SECONDS");
    int seconds = set == null ? SECONDS : Integer.parseInt(set);
    List<Row> rows = new ArrayList<>();
    for (String target : targets(workspace.resolve("sdk-net/bin_test"))) {
      int failed = fuzz(workspace, target, seconds) ? 0 : 1;
      String what = target + ", " + seconds + " s, failing inputs";
      rows.add(Row.of(what, failed, Unit.COUNT, new Bar.AtMost(0)));
    }
    return rows;
  }

  private static List<String> targets(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith("Fuzz.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  /** Whether the target stood it. */
  private static boolean fuzz(Path workspace, String target, int seconds) throws Exception {
    String name = target.substring(target.lastIndexOf('.') + 1);
    Path found = Files.createDirectories(workspace.resolve("cnf/cache/fuzz/" + name));
    Path corpus = Files.createTempDirectory("kiln-fuzz");
    try {
      List<String> command =
          List.of(
              ProcessHandle.current().info().command().orElse("java"),
              "-cp",
              classPath(workspace),
              JAZZER,
              "--target_class=" + target,
              "--instrumentation_includes=kiln.**",
              "--reproducer_path=" + found,
              "-artifact_prefix=" + found + "/",
              "-max_total_time=" + seconds,
              corpus.toString(),
              workspace.resolve("sdk-net/testdata/fuzz/" + name).toString());
      Path log = found.resolve("log");
      Process process =
          new ProcessBuilder(command)
              .directory(workspace.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int status = process.waitFor();
      if (status != 0) {
        System.err.println(target + " failed; " + log + " says how, and the input is beside it");
      }
      return status == 0;
    } finally {
      BuildBench.delete(corpus);
    }
  }

  private static String classPath(Path workspace) throws IOException {
    String jazzer =
        Files.readAllLines(workspace.resolve("cnf/cache/jars.txt")).stream()
            .filter(jar -> Path.of(jar).getFileName().toString().startsWith("jazzer"))
            .collect(Collectors.joining(File.pathSeparator));
    return jazzer + File.pathSeparator + System.getProperty("java.class.path");
  }
}
