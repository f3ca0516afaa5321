package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;
import kiln.link.network.Image;
import kiln.link.network.Namespace;
import kiln.link.toolchain.Toolchain;

/**
 * A gigabyte of TCP each way between {@code apps/bulk} on linux and Linux, over a TAP; beside it a C
 * program that pushes and pulls the same frames through a TAP and does nothing else ({@code
 * testdata/bench/segments.c}): the kernel's TCP has the same to do. And one that moves as many frames
 * of no protocol, which the kernel hands to a packet socket ({@code bulk.c}): so cheap is a TAP.
 * {@code KILN_BENCH_MB} makes it shorter. The same run tells what a longer transfer allocates beyond
 * a shorter one.
 */
public final class TcpBench implements Benchmark {
  private static final int MEGABYTES = 1024;
  private static final int PIECES_A_MEGABYTE = 16;
  private static final int ROUNDS = 5; // one transfer and the next differ by a third
  private static final int ALLOCATION_ROUNDS = 3;
  private static final double SHARE = 0.6; // of the C program's throughput
  private static final long OURS = 0x0A00_0002L;
  private static final long THEIRS = 0x0A00_0102L;
  private static final double FRAMES_A_MEGABYTE = (1 << 20) / 1448.0;

  private Path folder;
  private Path program;
  private Path segments;

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
      Path sources = workspace.resolve("sdk-link/testdata/bench");
      program = Meter.make(tools, sources.resolve("bulk.c"), folder, List.of());
      segments = Meter.make(tools, sources.resolve("segments.c"), folder, List.of());
      net.tap("t0", "10.0.0.1/24");
      net.tap("t1", "10.0.1.1/24");
      net.inside("ip neigh add 10.0.1.2 lladdr 02:00:00:00:00:02 dev t1 nud permanent");
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
    Times from = new Times();
    for (int round = 0; round < ROUNDS; round++) {
      from.add(transfer(net, ours, log, "source", "5002 " + pieces),
          segments(net, "take", "source", pieces), frames(net, "pull", "feed", pieces, false));
    }
    Times to = new Times();
    for (int round = 0; round < ROUNDS; round++) {
      to.add(transfer(net, ours, log, "sink", "5001"),
          segments(net, "give", "sink", pieces), frames(net, "push", "answer", pieces, true));
    }
    Namespace.end(ours);
    from.rows("from", megabytes, rows);
    to.rows("to", megabytes, rows);
  }

  /** Seconds, and those with a processor at the TAP's side. */
  private record Time(double seconds, double cpu) {}

  /** The transfers of one direction. */
  private static final class Times {
    private final List<Time> ours = new ArrayList<>();
    private final List<Time> segments = new ArrayList<>();
    private final List<Time> frames = new ArrayList<>();

    void add(Time image, Time sameSegments, Time onlyFrames) {
      ours.add(image);
      segments.add(sameSegments);
      frames.add(onlyFrames);
    }

    void rows(String way, int megabytes, List<Row> rows) {
      String what = megabytes + " MB " + way + " Linux, hash equal, against the ";
      Bar none = new Bar.None();
      rows.add(row(what + "same frames", Time::seconds, segments, megabytes,
          new Bar.AtLeastTimes(SHARE)));
      rows.add(row("  for a second of CPU", Time::cpu, segments, megabytes, none));
      rows.add(row("  against frames of no protocol", Time::seconds, frames, megabytes, none));
    }

    /** Megabytes a second, of a million octets each. */
    private Row row(
        String what, ToDoubleFunction<Time> which, List<Time> peer, int megabytes, Bar bar) {
      double octets = megabytes * 1.048576;
      return new Row(what, octets / median(ours, which), octets / median(peer, which),
          Unit.MEGABYTES, bar);
    }

    private static double median(List<Time> times, ToDoubleFunction<Time> which) {
      return Meter.median(times.stream().mapToDouble(which).toArray());
    }
  }

  /** One transfer between the image and a program of Linux, which prints microseconds and hash. */
  private Time transfer(Namespace net, Process image, Path log, String mode, String rest)
      throws Exception {
    double before = HttpBench.cpuSeconds(image);
    String[] said =
        net.inside(program + " " + mode + " " + OURS + " " + rest).strip().split(" ");
    String hash = ", hash " + Long.parseUnsignedLong(said[1]) + "\n";
    for (int tries = 0; !Files.readString(log).endsWith(hash); tries++) {
      if (tries == 1000) {
        throw new IOException(mode + " has" + hash + " the image: " + Files.readString(log));
      }
      Thread.sleep(5);
    }
    return new Time(Double.parseDouble(said[0]) / 1e6, HttpBench.cpuSeconds(image) - before);
  }

  /** The same between the C program at the TAP and that program of Linux, whose time it is too. */
  private Time segments(Namespace net, String atTap, String mode, long pieces) throws Exception {
    Path log = folder.resolve("segments.log");
    Process tap = net.startUntil("0\n", log, segments.toString(), atTap, "t1", "" + pieces);
    String said = net.inside(program + " " + mode + " " + THEIRS + " 5001 " + pieces);
    double seconds = Double.parseDouble(said.strip().split(" ")[0]) / 1e6;
    return new Time(seconds, ended(tap, log).cpu());
  }

  /** The C program at the TAP, the kernel's side at the device; who has to be there first, is. */
  private Time frames(
      Namespace net, String atTap, String atDevice, long pieces, boolean deviceFirst)
      throws Exception {
    Path log = folder.resolve("frames.log");
    Process tap;
    if (deviceFirst) {
      Process device =
          net.start(folder.resolve("device.log"), program.toString(), atDevice, "t1", "" + pieces);
      Thread.sleep(200);
      tap = net.start(log, program.toString(), atTap, "t1", "" + pieces);
      device.waitFor();
    } else {
      tap = net.startUntil("0\n", log, program.toString(), atTap, "t1", "" + pieces);
      net.inside(program + " " + atDevice + " t1 " + pieces);
    }
    return ended(tap, log);
  }

  /** What a program at a TAP has printed when it has ended. */
  private static Time ended(Process tap, Path log) throws Exception {
    tap.waitFor();
    String[] lines = Files.readString(log).strip().split("\n");
    String[] figures = lines[lines.length - 1].split(" ");
    return new Time(
        Double.parseDouble(figures[0]) / 1e6, Double.parseDouble(figures[1]) / 1e6);
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
    transfer(net, process, log, "source", "5002 " + (long) megabytes * PIECES_A_MEGABYTE);
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
