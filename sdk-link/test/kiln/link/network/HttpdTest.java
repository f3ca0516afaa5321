package kiln.link.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code httpd} before other people's clients; its frames before tshark. */
class HttpdTest {
  private static final String PAGE =
      "<html><head><title>this is the future</title></head><body><p>Future!!</p></body></html>";
  private static final String URL = "http://10.0.0.2:10000/";

  /** Opens connections with a head of so many octets that is not over, then ends all of them. */
  private static final String CROWD =
      "import socket,sys\n"
          + "all=[]; served=0\n"
          + "for i in range(int(sys.argv[1])):\n"
          + " try:\n"
          + "  s=socket.create_connection(('10.0.0.2',10000),5); s.settimeout(5); all.append(s)\n"
          + "  s.sendall(b'GET / HTTP/1.1\\r\\nHost: x\\r\\nX: '+b'x'*int(sys.argv[2]))\n"
          + " except OSError: pass\n"
          + "for s in all:\n"
          + " try: s.sendall(b'\\r\\n\\r\\n'); served+=b'Future!!' in s.recv(2000)\n"
          + " except OSError: pass\n"
          + "print(served)\n";

  @TempDir private Path folder;

  @BeforeAll
  static void needsNamespaces() {
    Assumptions.assumeTrue(Namespace.obstacle().isEmpty(), () -> Namespace.obstacle().orElse(""));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linux", "virtio"})
  void everyClientIsServed(String platform) throws Exception {
    Image image = Image.of("httpd", platform).withWholeChecksums();
    try (Namespace net = new Namespace()) {
      net.tap("t0", "10.0.0.1/24");
      net.inside("ip -6 addr add fd00::1/64 dev t0 nodad");
      Path capture = folder.resolve("frames.pcap");
      Process tcpdump = net.startUntil("listening on", folder.resolve("tcpdump.log"),
          "tcpdump", "-i", "t0", "-U", "-s", "0", "-w", capture.toString());
      net.startUntil("[fd00::2]:10000", folder.resolve("httpd.log"),
          image.command(List.of("t0"), "--ipv4=10.0.0.2/24", "--ipv6=fd00::2/64"));
      curl(net);
      others(net);
      ping(net);
      Namespace.end(tcpdump);
      String wrk = net.inside("wrk -t1 -c16 -d1s " + URL);
      assertTrue(wrk.contains(" requests in ") && !wrk.contains("errors"), wrk);
      String stats = net.inside("curl -sS " + URL + "stats");
      assertTrue(stats.contains("\nrequests ") && stats.contains("\ntcp.accepted "), stats);
      assertTrue(!stats.contains("checksum") && !stats.contains("malformed"), stats);
      judge(net, capture);
    }
  }

  /** More clients than the heap has room for: who is let in is served, nobody ends the server. */
  @Test
  void aHeapThatIsFullRefusesClientsAndServesOthers() throws Exception {
    Path crowd = Files.writeString(folder.resolve("crowd.py"), CROWD);
    try (Namespace net = new Namespace()) {
      net.tap("t0", "10.0.0.1/24");
      Path log = folder.resolve("httpd.log");
      Process httpd = net.startUntil("10.0.0.2:10000/", log, Image.of("httpd", "linux")
          .command(List.of("t0"), "--ipv4=10.0.0.2/24", "--kiln-heap=2m", "--kiln-stack=64k"));
      int served = Integer.parseInt(net.inside("python3 " + crowd + " 600 0").strip());
      assertTrue(served >= 100 && served < 600, served + " of 600 were served");
      net.inside("python3 " + crowd + " 300 6000"); // these take more than was set aside for them
      assertEquals(PAGE, net.inside("curl -sS --max-time 20 " + URL));
      assertTrue(httpd.isAlive());
      assertTrue(!Files.readString(log).contains("Exception"), Files.readString(log));
    }
  }

  private static void curl(Namespace net) throws Exception {
    assertEquals(PAGE, net.inside("curl -sS " + URL));
    assertEquals(PAGE, net.inside("curl -sS '" + URL + "any/path?at=all'"));
    assertEquals(PAGE, net.inside("curl -sS 'http://[fd00::2]:10000/'"));
    String head = net.inside("curl -sS -I " + URL);
    assertTrue(head.startsWith("HTTP/1.1 200 OK") && head.contains("Content-Length: 87"), head);
    String twice = net.inside("curl -sS -v " + URL + "1 " + URL + "2 2>&1");
    assertTrue(twice.contains("Re-using existing connection"), twice);
    String refused = net.attempt("curl -sS --max-time 5 http://10.0.0.2:81/ 2>&1");
    assertTrue(refused.contains("Connection refused") || refused.contains("Couldn't connect"),
        refused);
  }

  private static void others(Namespace net) throws Exception {
    assertEquals(PAGE, net.inside("wget -q -O - " + URL));
    String ab = net.inside("ab -q -n 300 -c 20 " + URL + "; ab -q -k -n 300 -c 20 " + URL);
    assertEquals(2, count(ab, "Complete requests: +300"), ab);
    assertEquals(2, count(ab, "Failed requests: +0"), ab);
    String h2load = net.inside("h2load --h1 -n 200 -c 8 -m 4 " + URL);
    assertTrue(h2load.contains("200 succeeded, 0 failed, 0 errored"), h2load);
  }

  private static void ping(Namespace net) throws Exception {
    String out = net.inside("ping -q -c 5 -i 0.01 10.0.0.2; ping -q -c 3 -i 0.01 -s 9000 fd00::2");
    assertEquals(2, count(out, " 0% packet loss"), out);
  }

  /** What we sent must please the other side's dissectors, checksums included. */
  private static void judge(Namespace net, Path capture) throws Exception {
    String own = "((ip.src==10.0.0.2)||(ipv6.src==fd00::2)||(arp.src.proto_ipv4==10.0.0.2))";
    String checks = "-o ip.check_checksum:TRUE -o tcp.check_checksum:TRUE"
        + " -o udp.check_checksum:TRUE ";
    String wrong = "(_ws.malformed||ip.checksum.status==\"Bad\"||tcp.checksum.status==\"Bad\""
        + "||udp.checksum.status==\"Bad\"||icmp.checksum.status==\"Bad\""
        + "||icmpv6.checksum.status==\"Bad\")";
    String frames = net.inside(
        "tshark -r " + capture + " " + checks + "-Y '" + own + "&&" + wrong + "' 2>/dev/null"
            + " | head -20");
    assertEquals("", frames);
    String seen = net.inside("tshark -r " + capture + " -Y '" + own + "' 2>/dev/null | wc -l");
    assertTrue(Integer.parseInt(seen.strip()) > 500, "only " + seen);
  }

  private static int count(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    return found;
  }
}
