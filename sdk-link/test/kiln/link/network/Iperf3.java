package kiln.link.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** iperf3's streams through an app of ours, from one that serves to one that asks for them. */
final class Iperf3 {
  /** Where servers are. */
  static final int PORT = 5201;

  /** So few octets that a socket holds them all while its owner waits for the processor. */
  private static final long DATAGRAMS_OCTETS = 100_000;

  private Iperf3() {}

  /** Starts a server, which stays. */
  static Process serve(Namespace net, Path log) throws Exception {
    return net.startUntil("Server listening", log, "iperf3", "--server", "--forceflush",
        "--port", String.valueOf(PORT));
  }

  /** Has the server that answers there send so many octets over four connections. */
  static void receives(Namespace net, String host, int port, long octets) throws Exception {
    String report = report(net, host, port, octets, "-P 4");
    assertTrue(number(report, "sum_received", "bytes") >= octets, report);
  }

  /** Has a server send datagrams, of which none may be lost. */
  static void receivesDatagrams(Namespace net, String host, int port) throws Exception {
    String report = report(net, host, port, DATAGRAMS_OCTETS, "-u -b 8M -l 1400");
    assertTrue(number(report, "sum_received", "bytes") >= DATAGRAMS_OCTETS, report);
    assertEquals(0, number(report, "sum_received", "lost_packets"), report);
  }

  /**
   * The server sends (-R), since a client ends when it has received all; as a sender it would end
   * the server when it has sent all, whatever is still on its way.
   */
  private static String report(
      Namespace net, String host, int port, long octets, String options) throws Exception {
    return net.inside("iperf3 -J -R --rcv-timeout 20000 -c " + host + " -p " + port
        + " -n " + octets + " " + options);
  }

  private static long number(String report, String sum, String name) {
    Matcher found =
        Pattern.compile("\"" + sum + "\":\\s*\\{[^}]*\"" + name + "\":\\s*(\\d+)").matcher(report);
    assertTrue(found.find(), report);
    return Long.parseLong(found.group(1));
  }
}
