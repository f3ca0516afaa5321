package kiln.link.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/**
 * How long an export takes after one class was edited: of {@code hello}, and of the program of
 * Bouncy Castle's algorithms, whose size is that of a TLS server's. Each figure is the median of
 * several edits, on the wall clock, from the command line to the image.
 *
 * <p>Edited is a clone of what is committed, as in {@link BuildBench}.
 */
public final class ExportBench implements Benchmark {
  private static final int EDITS = 5;
  private static final String MARK = "kiln-edit";

  /** What {@code --times} prints: the image, the stage, the seconds. */
  private static final Pattern TIME = Pattern.compile("(?m)^[^:\n]+: ([^:\n]+): ([0-9.]+) s$");

  /** Seconds of one export, whole and by stage. */
  private record Export(double seconds, Map<String, Double> stages) {}

  /** Changes the class for the n-th time and gives the command that exports it. */
  @FunctionalInterface
  private interface Edit {
    List<String> command(int number) throws IOException;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "export after an edit of one class, of hello and of a program of Bouncy Castle, by stage";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      Path clone = folder.resolve("clone");
      Commands.output(
          workspace, List.of("git", "clone", "-q", workspace.toString(), clone.toString()));
      List<Row> rows = new ArrayList<>();
      rows.addAll(rows("hello", 5, clone, number -> hello(clone, number)));
      rows.addAll(rows("Bouncy Castle", 15, clone, number -> library(clone, folder, number)));
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static List<String> hello(Path clone, int number) throws IOException {
    editHello(clone, number);
    return List.of("./bnd", "export", "--times", "apps/hello.bndrun");
  }

  /** The program is compiled by the caller's own compiler, as any that {@code ./bnd java} links. */
  private static List<String> library(Path clone, Path folder, int number) throws IOException {
    Path source = clone.resolve("sdk-link/testdata/jars/jars/BouncyCastle.java");
    edit(source, "\"SHA-256", number);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    String jar = library(clone).toString();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", jar, "-d", classes.toString(), source.toString());
    if (status != 0) {
      throw new IOException(source + " does not compile");
    }
    return List.of(
        "./bnd", "java", "--times", "-o", folder.resolve("bouncycastle.linux").toString(),
        "-cp", classes + ":" + jar, "jars.BouncyCastle");
  }

  private static Path library(Path clone) throws IOException {
    return Files.readAllLines(clone.resolve("cnf/cache/jars.txt")).stream()
        .filter(line -> line.contains("/bcprov-jdk18on-"))
        .map(Path::of)
        .findFirst()
        .orElseThrow(() -> new IOException("cnf/pom.xml names no bcprov-jdk18on"));
  }

  /** A change that reaches the image: another default greeting. */
  static void editHello(Path clone, int number) throws IOException {
    edit(clone.resolve("apps/hello/src/app/hello/Hello.java"), "\"Hello", number);
  }

  /** Puts a number behind the first {@code place} of the file, instead of the last edit's. */
  private static void edit(Path file, String place, int number) throws IOException {
    String text = Files.readString(file).replaceAll(MARK + "[0-9]+ ", "");
    int at = text.indexOf(place);
    if (at < 0) {
      throw new IOException(file + " has no " + place + " to edit");
    }
    int quote = at + 1;
    Files.writeString(
        file, text.substring(0, quote) + MARK + number + " " + text.substring(quote));
  }

  private static List<Row> rows(String what, double bar, Path clone, Edit edit)
      throws IOException, InterruptedException {
    export(clone, edit.command(0)); // fills the caches: what follows is an edit
    List<Export> exports = new ArrayList<>();
    for (int number = 1; number <= EDITS; number++) {
      exports.add(export(clone, edit.command(number)));
    }
    List<Row> rows = new ArrayList<>();
    double whole = Meter.median(exports.stream().mapToDouble(Export::seconds).toArray());
    rows.add(Row.of(what + ", export after an edit", whole, Unit.SECONDS, new Bar.AtMost(bar)));
    Map<String, double[]> stages = new LinkedHashMap<>();
    exports.get(0).stages().keySet().forEach(stage ->
        stages.put(
            stage, exports.stream().mapToDouble(e -> e.stages().getOrDefault(stage, 0.0)).toArray()));
    double rest = whole;
    for (Map.Entry<String, double[]> stage : stages.entrySet()) {
      double seconds = Meter.median(stage.getValue());
      rest -= seconds;
      rows.add(Row.of("  " + stage.getKey(), seconds, Unit.SECONDS, new Bar.None()));
    }
    rows.add(Row.of("  building and resolving the bundles", rest, Unit.SECONDS, new Bar.None()));
    return rows;
  }

  private static Export export(Path clone, List<String> command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(clone.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (status != 0) {
      throw new IOException(
          "%s ended with %d and said: %s".formatted(String.join(" ", command), status, said));
    }
    Map<String, Double> stages = new LinkedHashMap<>();
    for (Matcher time = TIME.matcher(said); time.find(); ) {
      stages.put(time.group(1), Double.parseDouble(time.group(2)));
    }
    return new Export(seconds, stages);
  }
}
