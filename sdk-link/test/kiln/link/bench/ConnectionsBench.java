package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;
import kiln.link.network.Image;
import kiln.link.network.Namespace;
import kiln.link.toolchain.Toolchain;

/**
 * A million connections to {@code httpd} on linux, one after another from several addresses of a
 * client in C ({@code testdata/bench/connect.c}), each side closing first in half of them; then
 * 10,000 at once, twice. {@code KILN_BENCH_CONNECTIONS} makes the row shorter. Memory is looked at
 * before the first connection and again when the last TIME-WAIT is over.
 */
public final class ConnectionsBench implements Benchmark {
  private static final int IN_A_ROW = 1_000_000;
  private static final int AT_ONCE = 10_000;
  private static final int MEGABYTES = 256;
  private static final int ADDRESSES = 4;
  private static final String WORDS =
      " " + 0x0A00_0002L + " 10000 " + 0x0A00_0010L + " " + ADDRESSES + " "; // as connect.c wants
  private static final int TWO_MSL_SECONDS = 61;
  private static final Bar RETURNED = new Bar.AtMostTimes(1.01);

  /** What the image holds: octets of live objects, and pages of the host. */
  private record Memory(double alive, double resident) {}

  private Path folder;
  private Path client;

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public String summary() {
    return "a million connections one after another, 10,000 at once: losses, memory left behind";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Namespace.obstacle().ifPresent(why -> {
      throw new IllegalStateException(why);
    });
    String set = System.getenv("KILN_BENCH_CONNECTIONS");
    int count = set == null ? IN_A_ROW : Integer.parseInt(set);
    folder = Files.createTempDirectory("kiln-connections");
    try {
      Toolchain tools = Toolchain.of("llvm", workspace.resolve("cnf/cache"), System.getenv());
      Path source = workspace.resolve("sdk-link/testdata/bench/connect.c");
      client = Meter.make(tools, source, folder, List.of());
      Image image = Image.of("httpd", "linux");
      List<Row> rows = new ArrayList<>();
      inARow(image, count, rows);
      atOnce(image, rows);
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static Namespace network() throws Exception {
    Namespace net = new Namespace();
    net.tap("t0", "10.0.0.1/24");
    for (int i = 0; i < ADDRESSES; i++) {
      net.inside("ip addr add 10.0.0." + (16 + i) + "/24 dev t0");
    }
    net.inside("sysctl -qw net.ipv4.tcp_tw_reuse=1 net.ipv4.ip_local_port_range='1024 65535'");
    return net;
  }

  private Process boot(Namespace net, Image image, String... settings) throws Exception {
    List<String> all = new ArrayList<>(List.of("--ipv4=10.0.0.2/24", "--collect=true"));
    all.addAll(List.of(settings));
    Process httpd = net.startUntil("10.0.0.2:10000/", folder.resolve("httpd.log"),
        image.command(List.of("t0"), all.toArray(new String[0])));
    Statistics.of(net); // the first connection loads what later ones use again
    return httpd;
  }

  private void inARow(Image image, int count, List<Row> rows) throws Exception {
    try (Namespace net = network()) {
      Process httpd = boot(net, image);
      Memory before = memory(net, httpd);
      double[] figures = connect(net, "row", count);
      String what = "%,d one after another: ".formatted(count);
      rows.add(Row.of(what + "lost", figures[1], Unit.COUNT, new Bar.AtMost(0)));
      rows.add(Row.of(what + "slower than 0.9 s", figures[2], Unit.COUNT, new Bar.None()));
      rows.add(Row.of(what + "connections", count / (figures[0] / 1e6), Unit.PER_SECOND,
          new Bar.None()));
      settle();
      Memory after = memory(net, httpd);
      rows.add(alive(what + "alive after it, before it", after, before, RETURNED));
      rows.add(new Row(what + "resident after it, before it", after.resident / 1e3,
          before.resident / 1e3, Unit.KILOBYTES, new Bar.None()));
    }
  }

  private void atOnce(Image image, List<Row> rows) throws Exception {
    try (Namespace net = network()) {
      Process httpd = boot(net, image, "--http-connections=" + (AT_ONCE + 1), "--kiln-heap=160m",
          "--kiln-stack=64k", "--net-memory=65536");
      Memory before = memory(net, httpd);
      double[] figures = connect(net, "crowd", AT_ONCE);
      String what = "%,d at once: ".formatted(AT_ONCE);
      settle();
      Memory once = memory(net, httpd);
      double[] again = connect(net, "crowd", AT_ONCE);
      rows.add(Row.of(what + "lost or not answered, in two crowds", figures[1] + again[1],
          Unit.COUNT, new Bar.AtMost(0)));
      rows.add(Row.of(what + "slower to open than 0.9 s", figures[2] + again[2], Unit.COUNT,
          new Bar.None()));
      rows.add(Row.of(what + "resident at most", HttpBench.peakBytes(httpd) / 1e6, Unit.MEGABYTES,
          new Bar.AtMost(MEGABYTES)));
      settle();
      Memory twice = memory(net, httpd);
      // The runtime keeps its tables of threads and monitors at their largest.
      rows.add(alive(what + "alive after it, before it", once, before, new Bar.None()));
      rows.add(alive(what + "alive after the second, after the first", twice, once, RETURNED));
    }
  }

  /** What the client says: microseconds, lost, slow, the last error. */
  private double[] connect(Namespace net, String mode, int count) throws Exception {
    Path log = folder.resolve("client.log");
    List<String> command = new ArrayList<>(List.of(client.toString(), mode));
    command.addAll(List.of((WORDS + count).strip().split(" ")));
    net.start(log, command.toArray(new String[0])).waitFor();
    String said = Files.readString(log).strip();
    Matcher figures = Pattern.compile("(\\d+) (\\d+) (\\d+) (\\d+)").matcher(said);
    if (!figures.matches()) {
      throw new IOException("the client said: " + said);
    }
    if (!figures.group(2).equals("0")) {
      System.out.println(mode + ": error " + figures.group(4) + " at the last that was lost");
    }
    double[] found = new double[4];
    for (int i = 0; i < found.length; i++) {
      found[i] = Double.parseDouble(figures.group(1 + i));
    }
    return found;
  }

  private static void settle() throws InterruptedException {
    Thread.sleep(TWO_MSL_SECONDS * 1000L);
  }

  private static Row alive(String what, Memory after, Memory before, Bar bar) {
    return new Row(what, after.alive / 1e3, before.alive / 1e3, Unit.KILOBYTES, bar);
  }

  private static Memory memory(Namespace net, Process httpd) throws Exception {
    double alive = Statistics.number(Statistics.of(net), "\nheap (\\d+)");
    long pid = httpd.descendants().findFirst().map(ProcessHandle::pid).orElse(httpd.pid());
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    return new Memory(alive, 1024 * Statistics.number(status, "VmRSS:\\s+(\\d+) kB"));
  }
}
