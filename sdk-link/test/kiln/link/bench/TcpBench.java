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
import kiln.link.network.Image;
import kiln.link.network.Namespace;
import kiln.link.toolchain.Toolchain;

/**
 * A gigabyte of TCP each way between {@code apps/bulk} on linux and Linux, over a TAP; beside it a
 * C program that moves frames of the same sizes and number through a TAP and does nothing else
 * ({@code testdata/bench/bulk.c}). {@code KILN_BENCH_MB} makes it shorter. The same run tells what
 * a longer transfer allocates beyond a shorter one.
 */
public final class TcpBench implements Benchmark {
  private static final int MEGABYTES = 1024;
  private static final int PIECES_A_MEGABYTE = 16;
  private static final int ROUNDS = 7; // a transfer more or less differs by a third
  private static final int ALLOCATION_ROUNDS = 3;
  private static final double SHARE = 0.6; // of the C program's throughput
  private static final long OURS = 0x0A00_0002L;
  private static final double FRAMES_A_MEGABYTE = (1 << 20) / 1448.0;

  private Path folder;
  private Path program;

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public String summary() {
    return "bulk TCP each way over TAP against a C program that only moves the frames; allocation";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Namespace.obstacle().ifPresent(why -> {
      throw new IllegalStateException(why);
    });
    String set = System.getenv("KILN_BENCH_MB");
    int megabytes = set == null ? MEGABYTES : Integer.parseInt(set);
    folder = Files.createTempDirectory("kiln-tcp");
    try (Namespace net = new Namespace()) {
      Toolchain tools = Toolchain.of("llvm", workspace.resolve("cnf/cache"), System.getenv());
      program =
          Meter.make(
              tools, workspace.resolve("sdk-link/testdata/bench/bulk.c"), folder, List.of());
      net.tap("t0", "10.0.0.1/24");
      net.tap("t1", "10.0.1.1/24");
      net.inside("for d in t0 t1; do ethtool -K $d gso off gro off tso off; done");
      System.out.println(net.inside("uname -r").strip() + ", MTU 1500; gso, tso and gro off");
      Image image = Image.of("bulk", "linux");
      List<Row> rows = new ArrayList<>();
      throughput(net, image, megabytes, rows);
      allocation(net, image, megabytes, rows);
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private void throughput(Namespace net, Image image, int megabytes, List<Row> rows)
      throws Exception {
    Path log = folder.resolve("image.log");
    Process ours = net.startUntil("bulk: ports", log, image.command(List.of("t0"), "--ipv4=10.0.0.2/24",
        "--megabytes=" + megabytes, "--receive=" + ROUNDS, "--send=" + (ROUNDS + 1))); // stays
    long pieces = (long) megabytes * PIECES_A_MEGABYTE;
    double[][] seconds = new double[4][ROUNDS];
    double[][] cpu = new double[4][ROUNDS];
    for (int round = 0; round < 2 * ROUNDS; round++) {
      int way = round / ROUNDS * 2; // from Linux, then to it
      int at = round % ROUNDS;
      double before = HttpBench.cpuSeconds(ours);
      seconds[way][at] =
          way == 0
              ? transfer(net, log, "source", " 5002 " + pieces)
              : transfer(net, log, "sink", " 5001");
      cpu[way][at] = HttpBench.cpuSeconds(ours) - before;
      double[] peer =
          way == 0
              ? frames(net, "pull", "feed", pieces, false)
              : frames(net, "push", "answer", pieces, true);
      seconds[way + 1][at] = peer[0];
      cpu[way + 1][at] = peer[1];
    }
    Namespace.end(ours);
    String what = "%d MB %%s Linux, hash equal, against the frames alone".formatted(megabytes);
    Bar bar = new Bar.AtLeastTimes(SHARE);
    rows.add(row(what.formatted("from"), seconds[0], seconds[1], megabytes, bar));
    rows.add(row(what.formatted("to"), seconds[2], seconds[3], megabytes, bar));
    rows.add(row("the same for a second of CPU, from", cpu[0], cpu[1], megabytes, new Bar.None()));
    rows.add(row("the same for a second of CPU, to", cpu[2], cpu[3], megabytes, new Bar.None()));
  }

  /** Megabytes a second, of a million octets each. */
  private static Row row(String what, double[] ours, double[] peer, int megabytes, Bar bar) {
    double octets = megabytes * 1.048576;
    return new Row(what, octets / Meter.median(ours), octets / Meter.median(peer),
        Unit.MEGABYTES, bar);
  }

  private double transfer(Namespace net, Path log, String mode, String rest) throws Exception {
    String[] said =
        net.inside(program + " " + mode + " " + OURS + rest).strip().split(" ");
    String hash = ", hash " + Long.parseUnsignedLong(said[1]) + "\n";
    for (int tries = 0; !Files.readString(log).endsWith(hash); tries++) {
      if (tries == 1000) {
        throw new IOException(mode + " has" + hash + " the image: " + Files.readString(log));
      }
      Thread.sleep(5);
    }
    return Double.parseDouble(said[0]) / 1e6;
  }

  /**
   * The C program at the TAP, the kernel's side at the device; who has to be there first, is.
   *
   * @return seconds, and seconds of CPU of the program at the TAP
   */
  private double[] frames(
      Namespace net, String atTap, String atDevice, long pieces, boolean deviceFirst)
      throws Exception {
    Path log = folder.resolve("frames.log");
    String rest = " t1 " + pieces;
    Process tap;
    if (deviceFirst) {
      Process device =
          net.start(folder.resolve("device.log"), program.toString(), atDevice, "t1", "" + pieces);
      Thread.sleep(200);
      tap = net.start(log, program.toString(), atTap, "t1", "" + pieces);
      device.waitFor();
    } else {
      tap = net.startUntil("0\n", log, program.toString(), atTap, "t1", "" + pieces);
      net.inside(program + " " + atDevice + rest);
    }
    tap.waitFor();
    String[] lines = Files.readString(log).strip().split("\n");
    String[] figures = lines[lines.length - 1].split(" ");
    return new double[] {
      Double.parseDouble(figures[0]) / 1e6, Double.parseDouble(figures[1]) / 1e6
    };
  }

  /** What twice as much allocates more, in octets a packet; the image counts to the cell. */
  private void allocation(Namespace net, Image image, int megabytes, List<Row> rows)
      throws Exception {
    double least = Double.MAX_VALUE; // the pool of chunks may have its greatest size later in one run
    for (int round = 0; round < ALLOCATION_ROUNDS && least > 0; round++) {
      double once = allocated(net, image, megabytes);
      double twice = allocated(net, image, 2 * megabytes);
      least = Math.min(least, Math.max(0, twice - once));
    }
    String what = "allocated for %.1f million more packets, image, octets"
        .formatted(2 * 1.5 * FRAMES_A_MEGABYTE * megabytes / 1e6);
    rows.add(Row.of(what, least, Unit.COUNT, new Bar.AtMost(0)));
  }

  private double allocated(Namespace net, Image image, int megabytes) throws Exception {
    Path log = folder.resolve("report.log");
    Process process = net.startUntil("bulk: ports", log, image.command(List.of("t0"),
        "--kiln-report", "--ipv4=10.0.0.2/24", "--megabytes=" + megabytes));
    transfer(net, log, "source", " 5002 " + (long) megabytes * PIECES_A_MEGABYTE);
    net.inside(program + " sink " + OURS + " 5001");
    process.waitFor();
    java.util.regex.Matcher report =
        java.util.regex.Pattern.compile("allocated (\\d+) bytes").matcher(Files.readString(log));
    if (!report.find()) {
      throw new IOException("no report in " + Files.readString(log));
    }
    return Double.parseDouble(report.group(1));
  }
}
