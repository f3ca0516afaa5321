package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kiln.link.LinkFailure;
import kiln.link.toolchain.Toolchain;

/**
 * What one run of a native program costs, measured by {@code testdata/bench/measure.c}, which the
 * pinned compiler makes on the spot.
 */
final class Meter {
  private static final List<String> FLAGS =
      List.of(
          "--target=x86_64-unknown-none-elf", "-ffreestanding", "-fno-pic", "-mcmodel=small",
          "-fno-stack-protector", "-O2");

  private final Path measure;
  private final Path empty;

  /** Builds the two programs in {@code folder}; takes seconds if the toolchain is new. */
  Meter(Path workspace, Path folder) throws IOException, InterruptedException, LinkFailure {
    Toolchain tools = Toolchain.of("llvm", workspace.resolve("cnf/cache"), System.getenv());
    Path sources = workspace.resolve("sdk-link/testdata/bench");
    measure = make(tools, sources.resolve("measure.c"), folder, List.of());
    empty = make(tools, sources.resolve("empty.S"), folder, List.of());
  }

  /** A static ELF file that does nothing but exit. */
  Path empty() {
    return empty;
  }

  /** CPU time from fork to exit of each of {@code runs} runs, in milliseconds. */
  double[] cpuMillis(int runs, List<String> program) throws IOException, InterruptedException {
    return Arrays.stream(figures("cpu", runs, program)).map(micros -> micros / 1000).toArray();
  }

  /** The largest resident size that any of {@code runs} runs had at its exit, in bytes. */
  double peakBytes(int runs, List<String> program) throws IOException, InterruptedException {
    return 1024 * Arrays.stream(figures("peak", runs, program)).max().orElseThrow();
  }

  static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private double[] figures(String what, int runs, List<String> program)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(measure.toString(), what, String.valueOf(runs)));
    command.addAll(program);
    List<double[]> lines =
        Commands.output(measure.getParent(), command).lines().map(Meter::numbers).toList();
    for (double[] line : lines) {
      if (line[1] != 0) {
        throw new IOException("%s ended with status %.0f".formatted(program, line[1]));
      }
    }
    return lines.stream().mapToDouble(line -> line[0]).toArray();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Makes a static program of one source; {@code more} is for the linker. */
  static Path make(Toolchain tools, Path source, Path folder, List<String> more)
      throws IOException, InterruptedException {
    String name = source.getFileName().toString().replaceFirst("\\.[cS]$", "");
    Path object = folder.resolve(name + ".o");
    Path program = folder.resolve(name);
    List<String> compile = new ArrayList<>(List.of(tools.compiler().toString()));
    compile.addAll(FLAGS);
    compile.addAll(List.of("-c", source.toString(), "-o", object.toString()));
    run(tools, compile, folder);
    List<String> link = new ArrayList<>(tools.linker());
    link.addAll(more);
    link.addAll(List.of("-static", "-s", object.toString(), "-o", program.toString()));
    run(tools, link, folder);
    if (!Files.isExecutable(program)) {
      throw new IOException(program + " was not made executable");
    }
    return program;
  }

  private static void run(Toolchain tools, List<String> command, Path folder)
      throws IOException, InterruptedException {
    Toolchain.Result result = tools.run(command, folder);
    if (result.status() != 0) {
      throw new IOException(String.join(" ", command) + ":\n" + result.output());
    }
  }
}
