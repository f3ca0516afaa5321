package kiln.link.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code on java.net in an image: beside a JVM, with Linux, and by name. */
class SocketsTest {
  private static final List<String> TAP = List.of("t0");
  private static final String IPV4 = "--ipv4=10.0.0.2/24";

  @TempDir private Path folder;

  @BeforeAll
  static void needsNamespaces() {
    Assumptions.assumeTrue(Namespace.obstacle().isEmpty(), () -> Namespace.obstacle().orElse(""));
  }

  private static String image(String... settings) throws Exception {
    return String.join(" ", Image.of("sockets", "linux").command(TAP, settings)) + " 2>&1";
  }

  private static String jvm(String settings) throws Exception {
    return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -jar "
        + Image.of("sockets", "jvm").file() + " " + settings + " 2>&1";
  }

  @Test
  void anImageSaysOfItsSocketsWhatAJvmSays() throws Exception {
    try (Namespace net = new Namespace()) {
      net.tap("t0", "10.0.0.1/24");
      String expected = net.inside(jvm("--role=talk"));
      assertTrue(expected.contains("closed port: -1 true"), expected);
      assertEquals(expected, net.inside(image(IPV4, "--role=talk")));
    }
  }

  @Test
  void anImageServesLinuxAndAJvmAndAsksThemByName() throws Exception {
    try (Namespace net = new Namespace()) {
      net.tap("t0", "10.0.0.1/24");
      Path log = folder.resolve("serve.log");
      net.startUntil("serving on 7", log,
          Image.of("sockets", "linux").command(TAP, IPV4, "--role=serve"));
      assertEquals(
          "1000 lines came back from /10.0.0.2:7\na datagram came back from /10.0.0.2:7\n",
          net.inside(jvm("--role=ask --host=10.0.0.2")));
      assertEquals("ok\n", net.inside("python3 -c \""
          + "import socket,threading\n"
          + "b=bytes(i%251 for i in range(1<<20))\n"
          + "def one():\n"
          + " s=socket.create_connection(('10.0.0.2',7)); s.settimeout(60)\n"
          + " threading.Thread(target=lambda:(s.sendall(b),s.shutdown(1))).start()\n"
          + " g=bytearray()\n"
          + " while len(g)<len(b): g+=s.recv(65536)\n"
          + " assert bytes(g)==b and s.recv(1)==b''\n"
          + " done.append(1)\n"
          + "done=[]\n"
          + "t=[threading.Thread(target=one) for i in range(8)]\n"
          + "for x in t: x.start()\n"
          + "for x in t: x.join()\n"
          + "assert len(done)==8\n"
          + "s=socket.create_connection(('10.0.0.2',7)); s.setsockopt(1,13,b'\\1\\0\\0\\0\\0\\0\\0\\0')\n"
          + "s.close()\n" // a reset: the server prints it and goes on
          + "print('ok')\""));
    }
    try (Namespace net = new Namespace()) {
      net.tap("t0", "10.0.0.1/24");
      net.startUntil("started", folder.resolve("dnsmasq.log"),
          "dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--user=root", "--pid-file=",
          "--log-facility=-", "--interface=t0", "--bind-interfaces", "--no-resolv", "--no-hosts",
          "--address=/echo.test/10.0.0.1", "--address=/no.test/");
      net.startUntil("serving on 7", folder.resolve("jvm.log"), "sh", "-c",
          "exec " + jvm("--role=serve"));
      assertEquals(
          "1000 lines came back from echo.test/10.0.0.1:7\n"
              + "a datagram came back from /10.0.0.1:7\n",
          net.inside(image(IPV4, "--dns=10.0.0.1", "--role=ask", "--host=echo.test")));
      String unknown = net.attempt(image(IPV4, "--dns=10.0.0.1", "--role=ask", "--host=no.test"));
      assertTrue(
          unknown.contains("java.net.UnknownHostException: no.test"),
          unknown);
    }
  }
}
