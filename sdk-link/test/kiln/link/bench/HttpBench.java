package kiln.link.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;
import kiln.link.network.Image;
import kiln.link.network.Namespace;

/**
 * {@code httpd} against nginx with one worker and the same body: on Linux, ours behind a TAP and
 * nginx behind a veth pair whose ends cut segments themselves; and both in machines of QEMU's TCG.
 */
public final class HttpBench implements Benchmark {
  private static final int ROUNDS = 3;
  private static final int SECONDS = 3;
  private static final String OURS = "10.0.0.2";
  private static final String THEIRS = "10.0.1.2";
  private static final String PORT = ":10000/";
  private static final String PAGE =
      "<html><head><title>this is the future</title></head><body><p>Future!!</p></body></html>";

  /** Modules of a virtio network card on PCI, in the order in which they need each other. */
  private static final List<String> NET =
      List.of(
          "virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci",
          "failover", "net_failover", "virtio_net");

  /** What one run of wrk found. */
  private record Load(double perSecond, double p99Millis) {}

  private Path folder;

  @Override
  public String name() {
    return "http";
  }

  @Override
  public String summary() {
    return "httpd against nginx, on linux over TAP and under QEMU's TCG: requests, latency, start";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Namespace.obstacle().ifPresent(why -> {
      throw new IllegalStateException(why);
    });
    folder = Files.createTempDirectory("kiln-http");
    try {
      Image linux = Image.of("httpd", "linux");
      Image virtio = Image.of("httpd", "virtio");
      List<Row> rows = new ArrayList<>();
      rows.add(size("httpd image, linux", linux));
      rows.add(size("httpd image, virtio", virtio));
      onLinux(linux, rows);
      underEmulation(LinuxGuest.of(workspace), virtio, rows);
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  private static Row size(String what, Image image) throws IOException {
    double kilobytes = Files.size(image.file()) / 1e3;
    return Row.of(what, kilobytes, Unit.KILOBYTES, new Bar.AtMost(400));
  }

  private Path nginxConfig(String log) throws IOException {
    Path file = folder.resolve("nginx.conf");
    Files.writeString(
        file,
        "worker_processes 1; daemon off; pid " + log + "/pid; error_log stderr;\n"
            + "events { worker_connections 4096; }\n"
            + "http { access_log off; keepalive_requests 1000000000;\n"
            + " client_body_temp_path " + log + "/b; proxy_temp_path " + log + "/p;\n"
            + " fastcgi_temp_path " + log + "/f; uwsgi_temp_path " + log + "/u;\n"
            + " scgi_temp_path " + log + "/s;\n"
            + " server { listen 10000; location / { default_type text/html;\n"
            + " return 200 \"" + PAGE + "\"; } } }\n");
    return file;
  }

  private void onLinux(Image image, List<Row> rows) throws Exception {
    try (Namespace clients = new Namespace(); Namespace peer = new Namespace()) {
      System.out.println(clients.inside("nginx -v 2>&1; wrk -v 2>&1 | head -1; uname -r").strip()
          + "\nMTU 1500; gso, tso and gro off; nginx with one worker, wrk with one thread");
      clients.tap("t0", "10.0.0.1/24");
      clients.cable("v0", "10.0.1.1/24", peer, THEIRS + "/24");
      Process ours = clients.startUntil(OURS + PORT, folder.resolve("httpd.log"),
          image.command(List.of("t0"), "--ipv4=" + OURS + "/24"));
      peer.start(folder.resolve("nginx.log"), "nginx", "-c",
          nginxConfig(folder.toString()).toString());
      awaitPage(clients, THEIRS);
      rows.add(compare(clients, 64, "linux, wrk 64 connections", 0.8, rows, true));
      double peak = peakBytes(ours) / 1e6;
      rows.add(Row.of("resident at most, linux, default heap", peak, Unit.MEGABYTES,
          new Bar.None()));
    }
    smallMemory(image, rows);
  }

  /** The same load with 8 MB for all: image, heap and stacks. */
  private void smallMemory(Image image, List<Row> rows) throws Exception {
    try (Namespace clients = new Namespace()) {
      clients.tap("t0", "10.0.0.1/24");
      Process ours = clients.startUntil(OURS + PORT, folder.resolve("small.log"),
          image.command(List.of("t0"), "--ipv4=" + OURS + "/24", "--kiln-heap=4m",
              "--kiln-stack=64k", "--net-memory=1024"));
      load(clients, OURS, 16);
      double peak = peakBytes(ours) / 1e6;
      rows.add(Row.of("resident at most, linux, 16 connections, heap of 4 MB", peak,
          Unit.MEGABYTES, new Bar.AtMost(8)));
    }
  }

  /** Seconds that a program started in a namespace has had a processor (proc(5), schedstat). */
  static double cpuSeconds(Process ours) throws IOException {
    long pid = ours.descendants().findFirst().map(ProcessHandle::pid).orElse(ours.pid());
    String[] figures = Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ");
    return Long.parseLong(figures[0]) / 1e9;
  }

  /** The largest resident size so far of a program started in a namespace, in bytes. */
  static double peakBytes(Process ours) throws IOException {
    long pid = ours.descendants().findFirst().map(ProcessHandle::pid).orElse(ours.pid());
    Matcher peak = Pattern.compile("VmHWM:\\s+(\\d+) kB")
        .matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    if (!peak.find()) {
      throw new IOException("process " + pid + " tells no VmHWM");
    }
    return 1024.0 * Long.parseLong(peak.group(1));
  }

  /** Requests a second, the medians of interleaved rounds; the p99 goes to {@code rows}. */
  private Row compare(
      Namespace clients, int connections, String what, double factor, List<Row> rows, boolean tail)
      throws Exception {
    double[][] figures = new double[4][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Load ours = load(clients, OURS, connections);
      Load theirs = load(clients, THEIRS, connections);
      figures[0][round] = ours.perSecond();
      figures[1][round] = theirs.perSecond();
      figures[2][round] = ours.p99Millis();
      figures[3][round] = theirs.p99Millis();
    }
    if (tail) {
      rows.add(new Row(what + ": p99", Meter.median(figures[2]), Meter.median(figures[3]),
          Unit.MILLISECONDS, new Bar.AtMostTimes(1.5)));
    }
    return new Row(what + ": requests", Meter.median(figures[0]), Meter.median(figures[1]),
        Unit.PER_SECOND, new Bar.AtLeastTimes(factor));
  }

  private static Load load(Namespace clients, String host, int connections) throws Exception {
    String out = clients.inside("wrk -t1 -c" + connections + " -d" + SECONDS + "s --latency http://"
        + host + PORT);
    Matcher rate = Pattern.compile("Requests/sec:\\s+([0-9.]+)").matcher(out);
    Matcher tail = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)").matcher(out);
    if (!rate.find() || !tail.find() || out.contains("Non-2xx")) {
      throw new IOException("wrk found no answers:\n" + out);
    }
    double unit = Map.of("us", 1e-3, "ms", 1.0, "s", 1e3).get(tail.group(2));
    return new Load(Double.parseDouble(rate.group(1)), Double.parseDouble(tail.group(1)) * unit);
  }

  /** Each try is short: Linux sends a SYN that got lost again after a second, whoever is there. */
  private static double awaitPage(Namespace clients, String host) throws Exception {
    long start = System.nanoTime();
    clients.inside("for i in $(seq 6000); do curl -sf --max-time 0.25 -o /dev/null http://" + host
        + PORT + " && exit 0; sleep 0.005; done; exit 1");
    return (System.nanoTime() - start) / 1e6;
  }

  private void underEmulation(LinuxGuest guest, Image image, List<Row> rows) throws Exception {
    Path initramfs = folder.resolve("initramfs");
    guest.writeInitramfs(initramfs, NET,
        "mkdir -p /tmp /etc /dev/shm /var/log/nginx /var/lib/nginx\n"
            + "echo root:x:0:0::/:/bin/sh > /etc/passwd; echo root:x:0: > /etc/group\n"
            + "echo nogroup:x:65534: >> /etc/group; echo nobody:x:65534:65534::/:/bin/sh >>"
            + " /etc/passwd\n"
            + "ip link set lo up; ip addr add " + THEIRS + "/24 dev eth0; ip link set eth0 up\n"
            + "/usr/sbin/nginx -c /nginx.conf -g 'user root;'",
        nginx());
    try (Namespace clients = new Namespace()) {
      clients.tap("t0", "10.0.0.1/24");
      clients.tap("t1", "10.0.1.1/24");
      double first = firstAnswer(clients, OURS, folder.resolve("guest.log"),
          image.command(List.of("t0"), "--ipv4=" + OURS + "/24"));
      List<String> machine = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg", "-cpu",
          "max", "-machine", "pc", "-m", "256M", "-nodefaults", "-no-user-config", "-display",
          "none", "-serial", "stdio", "-kernel", guest.kernel().toString(), "-initrd",
          initramfs.toString(), "-append", "console=ttyS0 quiet",
          "-netdev", "tap,id=n,ifname=t1,script=no,downscript=no",
          "-device", "virtio-net-pci,netdev=n"));
      double peerFirst = firstAnswer(clients, THEIRS, folder.resolve("linux.log"),
          machine.toArray(new String[0]));
      System.out.println("guest: Linux " + guest.version());
      rows.add(new Row("TCG, to the first 200", first, peerFirst, Unit.MILLISECONDS,
          new Bar.AtMostTimes(1.0 / 8)));
      rows.add(compare(clients, 1, "TCG, wrk 1 connection", 2, rows, false));
      rows.add(compare(clients, 8, "TCG, wrk 8 connections", 2, rows, false));
    }
  }

  private static double firstAnswer(Namespace net, String host, Path log, String... command)
      throws Exception {
    long start = System.nanoTime();
    net.start(log, command);
    awaitPage(net, host);
    return (System.nanoTime() - start) / 1e6;
  }

  /** nginx as it is on this machine, with the libraries that it loads. */
  private Map<String, Path> nginx() throws IOException, InterruptedException {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("usr/sbin/nginx", Path.of("/usr/sbin/nginx"));
    files.put("nginx.conf", nginxConfig("/tmp"));
    Process ldd = new ProcessBuilder("ldd", "/usr/sbin/nginx").start();
    String out = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ldd.waitFor(10, TimeUnit.SECONDS);
    Matcher library = Pattern.compile("(/\\S+) \\(0x").matcher(out);
    while (library.find()) {
      files.put(library.group(1).substring(1), Path.of(library.group(1)).toRealPath());
    }
    return files;
  }
}
