package kiln.link.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The network apps, each before a peer of Linux, and where they need one, a server: on linux and
 * virtio, most on the JVM too.
 */
class AppsInNetworkTest {
  private static final List<String> TAP = List.of("t0");
  private static final String IPV4 = "--ipv4=10.0.0.2/24";

  /** Answers a port of TCP with one line, as often as it is asked. */
  private static final String LINE_SERVER =
      "import socket,sys\n"
          + "s=socket.socket(); s.setsockopt(1,2,1); s.bind((sys.argv[1],int(sys.argv[2])))\n"
          + "s.listen(64); print('up',flush=True)\n"
          + "while True:\n"
          + " c,a=s.accept(); c.recv(1000); c.sendall((sys.argv[3]+'\\n').encode()); c.close()\n";

  @TempDir private Path folder;

  @BeforeAll
  static void needsNamespaces() {
    Assumptions.assumeTrue(Namespace.obstacle().isEmpty(), () -> Namespace.obstacle().orElse(""));
  }

  private static Namespace oneTap() throws Exception {
    Namespace net = new Namespace();
    net.tap("t0", "10.0.0.1/24");
    return net;
  }

  /** Boots an app that stays; it writes to {@code APP.log}. */
  private Process boot(Namespace net, String sign, String app, String... settings)
      throws Exception {
    return bootOn("linux", net, sign, app, settings);
  }

  private Process bootOn(
      String platform, Namespace net, String sign, String app, String... settings)
      throws Exception {
    Path log = folder.resolve(app + ".log");
    return net.startUntil(sign, log, Image.onTap(app, platform).command(TAP, settings));
  }

  /** Runs an app to its end; what it printed, and its status behind that. */
  private String run(Namespace net, String app, String... settings) throws Exception {
    return runOn("linux", net, app, settings);
  }

  private String runOn(String platform, Namespace net, String app, String... settings)
      throws Exception {
    List<String> command = new ArrayList<>();
    for (String word : Image.onTap(app, platform).command(TAP, settings)) {
      command.add("'" + word + "'");
    }
    return net.inside(String.join(" ", command) + " 2>&1; echo status $?");
  }

  private static String python(Namespace net, String script) throws Exception {
    return net.inside("python3 -c \"" + script + "\"").strip();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio", "jvm"})
  void echoSendsBackStreamsAndDatagrams(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      bootOn(platform, net, "echo: port 7", "echo", IPV4);
      assertEquals("ok", python(net,
          "import socket,threading\n"
              + "s=socket.create_connection(('10.0.0.2',7)); s.settimeout(30)\n"
              + "b=bytes(i%251 for i in range(1<<20))\n"
              + "threading.Thread(target=lambda:(s.sendall(b),s.shutdown(1))).start()\n"
              + "g=bytearray()\n"
              + "while True:\n"
              + " x=s.recv(65536)\n"
              + " if not x: break\n"
              + " g+=x\n"
              + "assert bytes(g)==b\n"
              + "u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); u.settimeout(10)\n"
              + "for n in (0,1,1472,1473,9000):\n"
              + " d=bytes(n); u.sendto(d,('10.0.0.2',7)); assert u.recv(65536)==d\n"
              + "print('ok')"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio", "jvm"})
  void beaconGivesRandomDatagrams(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      Path log = folder.resolve("beacon.peer");
      Process peer = net.startUntil("up", log, "python3", "-c",
          "import socket,time\n"
              + "s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.settimeout(60)\n"
              + "s.bind(('10.0.0.1',9999)); print('up',flush=True)\n"
              + "g=[s.recv(2000) for i in range(4)]\n"
              + "print([len(d) for d in g], len(set(g)))");
      assertEquals("status 0\n", runOn(platform, net, "beacon", IPV4,
          "--to=10.0.0.1:9999", "--bytes=3100"));
      assertTrue(peer.waitFor(60, TimeUnit.SECONDS));
      assertEquals("up\n[1024, 1024, 1024, 28] 4\n", Files.readString(log));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio"})
  void dhcpGivesTheAddressAndPingAsksTheGiver(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      net.startUntil("DHCP, IP range", folder.resolve("dnsmasq.log"),
          "dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--user=root", "--pid-file=",
          "--dhcp-leasefile=" + folder.resolve("leases"), "--log-facility=-", "--interface=t0",
          "--bind-interfaces", "--dhcp-range=10.0.0.50,10.0.0.60,1h", "--dhcp-sequential-ip",
          "--address=/peer.test/10.0.0.1", "--no-resolv", "--no-hosts");
      String out = runOn(platform, net, "ping", "--to=peer.test", "--count=3",
          "--interval=10", "--patience=20000");
      assertTrue(out.contains("ping: peer.test is 10.0.0.1, 56 octets"), out);
      assertTrue(out.contains("3 of 3 answered"), out);
      assertTrue(out.endsWith("status 0\n"), out);
      assertTrue(Files.readString(folder.resolve("leases")).contains(" 10.0.0.5"), "no lease");
    }
  }

  @Test
  void pingSaysWhatIsWrong() throws Exception {
    try (Namespace net = oneTap()) {
      assertEquals("ping: --to=HOST says whom to ask\nstatus 2\n", run(net, "ping", IPV4));
      String out = run(net, "ping", IPV4, "--to=10.0.0.9", "--count=1", "--patience=100");
      assertTrue(out.contains("0 of 1 answered\nstatus 1\n"), out);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio", "jvm"})
  void fetchPrintsWhatAServerGives(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      Files.writeString(folder.resolve("a.txt"), "from a file\n");
      net.startUntil("Serving HTTP", folder.resolve("server.log"), "python3", "-u", "-m",
          "http.server", "-d", folder.toString(), "-b", "10.0.0.1", "8000");
      String url = "--url=http://10.0.0.1:8000/";
      assertEquals("from a file\nstatus 0\n", runOn(platform, net, "fetch", IPV4, url + "a.txt"));
      String head = runOn(platform, net, "fetch", IPV4, url + "a.txt", "--head=true",
          "--method=HEAD");
      assertTrue(head.startsWith("http://10.0.0.1:8000/a.txt 200\n"), head);
      assertTrue(runOn(platform, net, "fetch", IPV4, url + "none").endsWith("status 1\n"));
      String refused = runOn(platform, net, "fetch", IPV4, "--url=http://10.0.0.1:9/");
      assertTrue(refused.startsWith("fetch: ") && refused.endsWith("status 1\n"), refused);
      assertTrue(runOn(platform, net, "fetch", IPV4).endsWith("says what to fetch\nstatus 2\n"));
    }
  }

  /** A client that sends half a request has no room but for that half. */
  @Test
  void slowClientsOfASmallServerKeepNobodyOut() throws Exception {
    try (Namespace net = oneTap()) {
      boot(net, "10.0.0.2:10000/", "httpd", IPV4, "--kiln-heap=4m", "--kiln-stack=64k",
          "--net-memory=1024");
      assertEquals("ok", python(net,
          "import socket\n"
              + "c=[socket.create_connection(('10.0.0.2',10000),30) for i in range(300)]\n"
              + "for s in c: s.sendall(b'GET / HTTP/1.1\\r\\nHost: x\\r\\n')\n"
              + "s=socket.create_connection(('10.0.0.2',10000),30); s.settimeout(30)\n"
              + "s.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n'); assert b'200 OK' in s.recv(1000)\n"
              + "print('ok')"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio"})
  void wwwServesItsFiles(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      bootOn(platform, net, "10.0.0.2:80/", "www", IPV4);
      Path site = Path.of("apps/www/data/www");
      assertEquals(Files.readString(site.resolve("index.html")), net.inside("curl -sS 10.0.0.2/"));
      assertEquals(
          Files.readString(site.resolve("docs/index.html")),
          net.inside("curl -sSL http://10.0.0.2/docs"));
      String head = net.inside("curl -sSI 10.0.0.2/style.css");
      assertTrue(head.contains("200 OK") && head.contains("text/css"), head);
      String tag = head.lines().filter(l -> l.startsWith("ETag: ")).findFirst().orElseThrow()
          .substring(6).strip();
      String again = net.inside("curl -sSI -H 'If-None-Match: " + tag + "' 10.0.0.2/style.css");
      assertTrue(again.contains(" 304 "), again);
      byte[] css = Files.readAllBytes(site.resolve("style.css"));
      assertEquals(
          new String(Arrays.copyOfRange(css, 5, 15), StandardCharsets.UTF_8),
          net.inside("curl -sS -r 5-14 10.0.0.2/style.css"));
      String missing = net.inside("curl -sS -w '%{http_code}' 10.0.0.2/no/../../etc/passwd");
      assertTrue(missing.endsWith("404") && missing.contains("Not here"), missing);
      assertTrue(net.inside("curl -sSI -X POST 10.0.0.2/").contains(" 405 "));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio", "jvm"})
  void dnsAnswersForItsZone(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      bootOn(platform, net, "dns: example.org.", "dns", IPV4);
      String dig = "dig @10.0.0.2 +noall +answer +nocookie ";
      assertEquals("10.0.0.80", net.inside("dig @10.0.0.2 +short web.example.org").strip());
      assertEquals("web.example.org.\n10.0.0.80",
          net.inside("dig @10.0.0.2 +short www.example.org A").strip());
      assertEquals("fd00::80",
          net.inside("dig @10.0.0.2 +tcp +short web.example.org AAAA").strip());
      assertEquals("10.0.0.90", net.inside("dig @10.0.0.2 +short any.apps.example.org").strip());
      assertTrue(net.inside(dig + "+comments example.org MX").contains("flags: qr aa"));
      assertTrue(net.inside(dig + "+comments none.example.org").contains("status: NXDOMAIN"));
      assertTrue(net.inside(dig + "+comments example.com").contains("status: REFUSED"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio"})
  void lbSharesConnectionsAndLeavesTheSickOut(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      Path script = folder.resolve("line.py");
      Files.writeString(script, LINE_SERVER);
      Process first = lineServer(net, script, "9001", "one");
      lineServer(net, script, "9002", "two");
      Process lb = bootOn(platform, net, "lb: port 80", "lb", IPV4, "--check-interval=100",
          "--patience=20000", "--backends=10.0.0.1:9001,10.0.0.1:9002");
      Path log = folder.resolve("lb.log");
      String ask = "import socket\n"
          + "def ask():\n"
          + " s=socket.create_connection(('10.0.0.2',80)); s.settimeout(20); s.sendall(b'x')\n"
          + " d=s.recv(100).decode().strip(); s.close(); return d\n"
          + "print(' '.join(sorted(ask() for i in range(10))))\n";
      assertEquals("one one one one one two two two two two", python(net, ask));
      Namespace.end(first);
      Namespace.await("lb: 10.0.0.1:9001 is left out: ", log, lb);
      assertEquals("two two two two two two two two two two", python(net, ask));
      lineServer(net, script, "9001", "one");
      Namespace.await("lb: 10.0.0.1:9001 is well", log, lb);
      assertTrue(python(net, ask).startsWith("one one one one one two"), "both again");
    }
  }

  /** One iperf3 asks another: several connections, the first of which steers the others. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio"})
  void lbLetsIperf3Through(String platform) throws Exception {
    try (Namespace net = oneTap()) {
      Path log = folder.resolve("iperf3.log");
      Process server = Iperf3.serve(net, log);
      bootOn(platform, net, "lb: port 80", "lb", IPV4, "--backends=10.0.0.1:5201",
          "--check-interval=3600000", "--patience=20000");
      Namespace.await("iperf3: error", log, server); // to it the first check is a client who left
      Namespace.await("(test #2)", log, server);
      Iperf3.receives(net, "10.0.0.2", 80, 32_000_000);
    }
  }

  private Process lineServer(Namespace net, Path script, String port, String line)
      throws Exception {
    return net.startUntil("up", folder.resolve("line" + port + ".log"), "python3",
        script.toString(), "10.0.0.1", port, line);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio", "jvm"})
  void firewallTranslatesAndKeepsStrangersOut(String platform) throws Exception {
    try (Namespace outside = new Namespace(); Namespace inside = new Namespace()) {
      outside.tap("t0", "10.0.0.1/24");
      outside.tap("t1", "10.1.0.9/24");
      // The image needs both TAPs; the inside is reached through a bridge of the second.
      outside.inside("ip addr flush dev t1; ip link add br0 type bridge; ip link set br0 up;"
          + " ip link set t1 master br0");
      outside.inside("ip link add v1 type veth peer name v1 netns " + inside.name()
          + " && ip link set v1 master br0 up");
      inside.inside("ip addr add 10.1.0.7/24 dev v1 && ip link set v1 up"
          + " && ip route add default via 10.1.0.1");
      Path log = folder.resolve("firewall.log");
      String rules = "accept in inside;accept delivered proto icmp;"
          + "translate out service into 10.0.0.2;"
          + "redirect in service proto tcp port 8080 into 10.1.0.7:9003;"
          + "accept in service proto tcp to 10.1.0.7 port 9003;"
          + "redirect in service proto tcp port 5201 into 10.1.0.7:5201;"
          + "redirect in service proto udp port 5201 into 10.1.0.7:5201;"
          + "accept in service to 10.1.0.7 port 5201";
      outside.startUntil("firewall: 8 rules", log,
          Image.onTap("firewall", platform).command(List.of("t0", "inside:t1"),
              "--ipv4=10.0.0.2/24,10.1.0.1%inside/24", "--rules=" + rules));
      Path script = folder.resolve("line.py");
      Files.writeString(script, LINE_SERVER);
      outside.startUntil("up", folder.resolve("o.log"), "python3", script.toString(), "10.0.0.1",
          "9004", "outside");
      inside.startUntil("up", folder.resolve("i.log"), "python3", script.toString(), "10.1.0.7",
          "9003", "inside");
      String ask = "import socket\n"
          + "s=socket.create_connection(('%s',%d),%s); s.sendall(b'x')\n"
          + "print(s.recv(100).decode().strip())";
      // From inside to outside, as the firewall's own address; the outside knows no way back.
      assertEquals("outside", python(inside, ask.formatted("10.0.0.1", 9004, "20")));
      assertTrue(inside.inside("ping -c 3 -i 0.05 10.0.0.1").contains(" 0% packet loss"));
      // From outside to the redirected port only.
      assertEquals("inside", python(outside, ask.formatted("10.0.0.2", 8080, "20")));
      String stranger = outside.attempt(
          "ip route add 10.1.0.0/24 via 10.0.0.2; python3 -c \""
              + ask.formatted("10.1.0.7", 9005, "1") + "\" 2>&1");
      assertTrue(stranger.contains("timed out"), stranger);
      // An error about a translated packet finds its way back.
      String closed = inside.attempt("python3 -c \"import socket\n"
          + "u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); u.settimeout(10)\n"
          + "u.connect(('10.0.0.1',9)); u.send(b'x')\n"
          + "u.recv(1)\" 2>&1");
      assertTrue(closed.contains("ConnectionRefusedError"), closed);
      Iperf3.serve(outside, folder.resolve("outside.log"));
      Iperf3.serve(inside, folder.resolve("inside.log"));
      Iperf3.receives(inside, "10.0.0.1", Iperf3.PORT, 8_000_000);
      Iperf3.receivesDatagrams(inside, "10.0.0.1", Iperf3.PORT);
      Iperf3.receives(outside, "10.0.0.2", Iperf3.PORT, 8_000_000);
      Iperf3.receivesDatagrams(outside, "10.0.0.2", Iperf3.PORT);
    }
  }

  @Test
  void firewallSaysWhichRuleIsWrong() throws Exception {
    try (Namespace net = oneTap()) {
      String out = run(net, "firewall", IPV4, "--rules=accept in a;alow tcp");
      assertEquals(
          "firewall: line 1: a rule begins with accept, drop, reject, translate or redirect, not"
              + " with \"alow\"\nstatus 2\n",
          out);
    }
  }
}
