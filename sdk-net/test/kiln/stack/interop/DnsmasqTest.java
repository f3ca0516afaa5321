package kiln.stack.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kiln.http.HttpCall;
import kiln.http.HttpReply;
import kiln.net.Echo;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.Resolver;
import kiln.stack.dns.OpenResolver;
import kiln.stack.http.OpenClient;
import kiln.stack.socket.OpenNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our DHCP client, resolver and HTTP client against dnsmasq and Python's web server, in a network
 * namespace that the test makes.
 */
@Timeout(60)
class DnsmasqTest {
  private static final String NAME = "kdm" + ProcessHandle.current().pid() % 100_000;

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private TapDevice tap;
  private OpenNetwork net;

  @BeforeEach
  void start() throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    boolean tools =
        Files.exists(Path.of("/dev/net/tun"))
            && Files.exists(Path.of("/usr/sbin/dnsmasq"))
            && Files.exists(Path.of("/usr/bin/python3"));
    Assumptions.assumeTrue(root && tools, "needs root, /dev/net/tun, dnsmasq and python3");
    run("ip", "netns", "add", NAME);
    tap = new TapDevice(NAME);
    run("ip", "link", "set", NAME, "netns", NAME);
    run("ip", "-n", NAME, "link", "set", "lo", "up");
    run("ip", "-n", NAME, "addr", "add", "10.78.0.1/24", "dev", NAME);
    run("ip", "-n", NAME, "link", "set", NAME, "up");
    inside(
        "dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts",
        "--user=root", "--pid-file=", "--interface=" + NAME, "--bind-interfaces",
        "--dhcp-range=10.78.0.100,10.78.0.110,255.255.255.0,1h",
        "--dhcp-leasefile=" + folder.resolve("leases"),
        "--address=/host.test/10.78.0.1", "--address=/six.test/fd78::1",
        "--cname=alias.test,host.test", "--local=/test/");
    Files.writeString(folder.resolve("page"), "hello from python");
    inside(
        "python3", "-m", "http.server", "8080", "--bind", "10.78.0.1", "--directory",
        folder.toString());
  }

  @AfterEach
  void stop() throws Exception {
    for (Process p : processes) {
      p.destroy();
      p.waitFor(5, TimeUnit.SECONDS);
    }
    if (net != null) {
      net.stop();
      Thread.sleep(50);
    }
    if (tap != null) {
      tap.close();
      run("ip", "netns", "del", NAME);
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, p.waitFor(), () -> String.join(" ", command) + "\n" + out);
  }

  private void inside(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", NAME));
    words.addAll(List.of(command));
    processes.add(
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command[0] + ".log").toFile())
            .start());
  }

  @Test
  void anAddressIsLeasedANameFoundAndAPageFetched() throws Exception {
    net = new OpenNetwork(tap, tap, tap, tap, "dhcp", "");
    assertTrue(net.network().awaitAddress(30_000_000_000L), this::log);
    IpAddress leased =
        net.network().addresses().stream().filter(IpAddress::isV4).findFirst().orElseThrow();
    assertTrue(leased.toString().startsWith("10.78.0.1"), leased.toString());
    assertEquals(List.of(IpAddress.parse("10.78.0.1")), net.network().resolvers());
    Resolver resolver = OpenResolver.of(net.network(), tap, tap, "", 53);
    assertEquals(List.of(IpAddress.parse("10.78.0.1")), resolver.resolve("host.test"));
    NetException e = assertThrows(NetException.class, () -> resolver.resolve("none.test"));
    assertEquals(NetException.Reason.UNKNOWN_HOST, e.reason());
    HttpCall call = HttpCall.get("http://host.test:8080/page");
    try (HttpReply reply = OpenClient.of(net.network(), resolver, tap).send(call)) {
      assertEquals("200 hello from python", reply.status() + " " + reply.text(1000));
    }
    Echo echo = net.network().ping(IpAddress.parse("10.78.0.1"), 56, 64, 5_000_000_000L);
    assertEquals(Echo.Kind.REPLY, echo.kind());
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("dnsmasq.log")) + net.network().counters();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
