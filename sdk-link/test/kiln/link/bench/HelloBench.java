package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/** What the smallest app costs: bytes on disk, CPU and memory from start to exit. */
public final class HelloBench implements Benchmark {
  private static final String HELLO = "apps/hello.bndrun";
  private static final int ROUNDS = 20;
  private static final int RUNS_PER_ROUND = 25;

  @Override
  public String name() {
    return "hello";
  }

  @Override
  public String summary() {
    return "size of the hello images; CPU and memory of a run on linux, against an empty ELF";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path linux = Commands.export(workspace, "--platform", "linux", HELLO);
    Path virtio = Commands.export(workspace, "--platform", "virtio", HELLO);
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      Meter meter = new Meter(workspace, folder);
      List<String> hello = List.of(linux.toString());
      List<String> empty = List.of(meter.empty().toString());
      List<Row> rows = new ArrayList<>();
      rows.add(size("image, linux", linux));
      rows.add(size("image, virtio", virtio));
      rows.add(cpu(meter, hello, empty));
      rows.add(
          new Row(
              "resident at exit, linux",
              meter.peakBytes(ROUNDS, hello) / 1e6,
              meter.peakBytes(ROUNDS, empty) / 1e6,
              Unit.MEGABYTES,
              new Bar.AtMost(1)));
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static Row size(String what, Path image) throws IOException {
    return Row.of(what, Files.size(image) / 1e3, Unit.KILOBYTES, new Bar.AtMost(120));
  }

  /** Both programs in turn, so that a busy moment of the machine hits both. */
  private static Row cpu(Meter meter, List<String> hello, List<String> empty)
      throws IOException, InterruptedException {
    double[] ours = new double[ROUNDS];
    double[] peer = new double[ROUNDS];
    meter.cpuMillis(RUNS_PER_ROUND, hello); // the page cache and the clock of the CPU warm up
    for (int round = 0; round < ROUNDS; round++) {
      ours[round] = Meter.median(meter.cpuMillis(RUNS_PER_ROUND, hello));
      peer[round] = Meter.median(meter.cpuMillis(RUNS_PER_ROUND, empty));
    }
    return new Row(
        "CPU from start to exit, linux (peer: empty ELF)",
        Meter.median(ours),
        Meter.median(peer),
        Unit.MILLISECONDS,
        new Bar.AtMostOver(1));
  }
}
