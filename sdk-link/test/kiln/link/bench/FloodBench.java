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

/**
 * {@code httpd} on linux in 32 MB under floods, in a namespace that the benchmark makes: how
 * long a normal client waits meanwhile, and how much memory it takes; before that, what nmap can
 * foretell of it.
 */
public final class FloodBench implements Benchmark {
  private static final int PING_SECONDS = 30;
  private static final int FLOOD_SECONDS = 10;

  /**
   * Frames that wait in the TAP while the scheduler of two cores has others run: of the 1000 that
   * Linux has by default, a flood leaves 4 ms, and even a C program that only throws frames away
   * loses 0.3 to 4 % of them then, so that of 200 clients some have to send their SYN again.
   */
  private static final int QUEUE = 10_000;


  /** Asks until the time is over; the longest wait in milliseconds, or a failure's traceback. */
  private static final String CLIENT =
      "import socket,sys,time\n"
          + "worst=0; end=time.time()+float(sys.argv[1])\n"
          + "while time.time()<end:\n"
          + " t=time.time(); s=socket.create_connection(('10.0.0.2',10000),20); s.settimeout(20)\n"
          + " s.sendall(b'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n')\n"
          + " d=b''\n"
          + " while True:\n"
          + "  x=s.recv(1000)\n"
          + "  if not x: break\n"
          + "  d+=x\n"
          + " assert b'Future!!' in d, d\n"
          + " s.close(); worst=max(worst,time.time()-t); time.sleep(.05)\n"
          + "print(worst*1000)\n";

  /** Opens a thousand connections and sends each a header's octet now and then. */
  private static final String SLOWLORIS =
      "import socket,time\n"
          + "c=[socket.create_connection(('10.0.0.2',10000),20) for i in range(1000)]\n"
          + "for s in c: s.sendall(b'GET / HTTP/1.1\\r\\nHost: x\\r\\n')\n"
          + "print('up',flush=True)\n"
          + "while True:\n"
          + " time.sleep(1)\n"
          + " for s in c:\n"
          + "  try: s.sendall(b'X')\n"
          + "  except OSError: pass\n";

  private Path folder;

  @Override
  public String name() {
    return "flood";
  }

  @Override
  public String summary() {
    return "httpd in 32 MB under nmap, ping -f, a flood of SYNs and slowloris; a client meanwhile";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Namespace.obstacle().ifPresent(why -> {
      throw new IllegalStateException(why);
    });
    folder = Files.createTempDirectory("kiln-flood");
    try (Namespace net = new Namespace()) {
      net.tap("t0", "10.0.0.1/24");
      net.inside("ip link set t0 txqueuelen " + QUEUE);
      Files.writeString(folder.resolve("client.py"), CLIENT);
      Files.writeString(folder.resolve("slow.py"), SLOWLORIS);
      Process httpd = net.startUntil("10.0.0.2:10000/", folder.resolve("httpd.log"),
          Image.of("httpd", "linux").command(List.of("t0"), "--ipv4=10.0.0.2/24",
              "--kiln-heap=20m", "--kiln-stack=64k", "--net-memory=8192"));
      List<Row> rows = new ArrayList<>();
      nmap(net, rows);
      ping(net, rows);
      synFlood(net, rows);
      slowloris(net, rows);
      rows.add(Row.of("resident at most", HttpBench.peakBytes(httpd) / 1e6, Unit.MEGABYTES,
          new Bar.AtMost(32)));
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  /** The SEQ line of nmap's fingerprint (nmap.org/book/osdetect-methods.html): SP and TI. */
  private static void nmap(Namespace net, List<Row> rows) throws Exception {
    String out = net.inside("nmap -O -v -n --max-os-tries 1 -p 10000,10001 10.0.0.2")
        .replace("\nOS:", "");
    Matcher found = Pattern.compile("SEQ\\(SP=([0-9A-F]+)%.*?%TI=(\\w+)").matcher(out);
    if (!found.find()) {
      throw new IOException("nmap found no sequence numbers:\n" + out);
    }
    rows.add(Row.of("nmap: predictability index of sequence numbers, SP (F0 hex is 240)",
        Integer.parseInt(found.group(1), 16), Unit.COUNT, new Bar.AtLeast(240)));
    boolean hidden = List.of("Z", "RI", "RD").contains(found.group(2));
    rows.add(Row.of("nmap: identifications of IPv4 that count packets, TI=" + found.group(2),
        hidden ? 0 : 1, Unit.COUNT, new Bar.AtMost(0)));
  }

  private void ping(Namespace net, List<Row> rows) throws Exception {
    Process flood = net.start(folder.resolve("ping.log"), "ping", "-f", "-q", "-w",
        String.valueOf(PING_SECONDS), "10.0.0.2");
    double worst = worst(net, PING_SECONDS - 1);
    flood.waitFor();
    String out = Files.readString(folder.resolve("ping.log"));
    double sent = Statistics.number(out, "(\\d+) packets transmitted");
    double received = Statistics.number(out, "(\\d+) received");
    rows.add(Row.of("ping -f: echoes answered", 100 * received / sent, Unit.PERCENT,
        new Bar.AtLeast(99)));
    rows.add(Row.of("ping -f: echoes", received / PING_SECONDS, Unit.PER_SECOND, new Bar.None()));
    rows.add(Row.of("ping -f: a client waits at most", worst, Unit.MILLISECONDS,
        new Bar.AtMost(1000)));
  }

  private void synFlood(Namespace net, List<Row> rows) throws Exception {
    double before = received(net);
    double lostBefore = lost(net);
    Process flood = net.start(folder.resolve("hping.log"), "hping3", "-q", "-S", "-p", "10000",
        "--flood", "--rand-source", "10.0.0.2");
    double worst = worst(net, FLOOD_SECONDS);
    double lost = lost(net) - lostBefore;
    boolean lasted = flood.isAlive();
    Namespace.end(flood);
    if (!lasted) {
      throw new IOException("hping3 ended early. As root: apt-get install hping3\n"
          + Files.readString(folder.resolve("hping.log")));
    }
    double came = received(net) - before;
    rows.add(Row.of("SYN flood: segments that came in", came / FLOOD_SECONDS, Unit.PER_SECOND,
        new Bar.None()));
    rows.add(Row.of("SYN flood: lost before, in the TAP's queue of " + QUEUE,
        100 * lost / (lost + came), Unit.PERCENT, new Bar.None()));
    rows.add(Row.of("SYN flood: a client waits at most", worst, Unit.MILLISECONDS,
        new Bar.AtMost(1000)));
  }

  private void slowloris(Namespace net, List<Row> rows) throws Exception {
    Process slow = net.startUntil("up", folder.resolve("slow.log"), "python3",
        folder.resolve("slow.py").toString());
    double worst = worst(net, FLOOD_SECONDS);
    Namespace.end(slow);
    rows.add(Row.of("slowloris with 1000 clients: another waits at most", worst,
        Unit.MILLISECONDS, new Bar.AtMost(1000)));
  }

  private double worst(Namespace net, int seconds) throws Exception {
    return Double.parseDouble(
        net.inside("python3 " + folder.resolve("client.py") + " " + seconds).strip());
  }

  private static double received(Namespace net) throws Exception {
    return Statistics.number(Statistics.of(net), "tcp\\.in (\\d+)");
  }

  /** Frames for the image that the TAP had no room for. */
  private static double lost(Namespace net) throws Exception {
    return Double.parseDouble(net.inside("cat /sys/class/net/t0/statistics/tx_dropped").strip());
  }
}
