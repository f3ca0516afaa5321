package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kiln.stack.sim.Golden;
import kiln.stack.sim.RawPeer;
import kiln.stack.wire.IcmpPacket;
import kiln.stack.wire.Octets;
import kiln.stack.wire.TcpSegment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts of segments: {@code sdk-net/testdata/tcp/*.pkt}, one event a line.
 *
 * <pre>
 * 0.0   listen                          a call of the user
 * 0.0   < S 0:0(0) win 65535 <mss 1460> a segment of the peer
 * 0.0   > S. 0:0(0) ack 1               what the host must send, and when (to 5 ms)
 * </pre>
 *
 * <p>Numbers are relative to each side's first; times are seconds, {@code +} relative to the line
 * before. Flags: S F R P U and {@code .} for ACK; P is not compared. Window and options of an
 * expected segment are compared if written. A segment that no line expects fails the script.
 */
class ScriptTest {
  private static final Pattern SEGMENT =
      Pattern.compile(
          "([SFRPU.]+) (-?\\d+):(-?\\d+)\\((\\d+)\\)(?: ack (-?\\d+))?(?: win (\\d+))?(?:"
              + " <(.*)>)?");
  private static final long TOLERANCE = 5_000_000L;

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Golden.path("tcp"))) {
      List<Path> scripts = files.filter(f -> f.toString().endsWith(".pkt")).sorted().toList();
      return scripts.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> new Run(f).all()));
    }
  }

  private static final class Run {
    private final Path file;
    private final RawPeer peer = new RawPeer(new TcpConfig(1 << 20, 65_535, 64, false));
    private TcpListener listener;
    private TcpConnection connection;
    private int line;
    private String text;
    private long at;

    Run(Path file) {
      this.file = file;
    }

    void all() throws IOException {
      for (String each : Files.readAllLines(file)) {
        line++;
        text = each.replaceFirst("#.*", "").trim();
        if (!text.isEmpty()) {
          event();
        }
      }
      unexpected("at the end");
    }

    private void event() {
      int space = text.indexOf(' ');
      String time = text.substring(0, space);
      String what = text.substring(space).trim();
      boolean relative = time.startsWith("+");
      long value = Math.round(Double.parseDouble(time) * 1e9);
      at = relative ? at + value : value;
      if (what.startsWith(">")) {
        expect(what.substring(1).trim());
        return;
      }
      peer.advanceTo(at);
      unexpected("before");
      if (what.startsWith("<")) {
        inject(what.substring(1).trim());
      } else {
        call(what.split(" "));
      }
    }

    private void unexpected(String when) {
      RawPeer.Out out = peer.peek();
      if (out != null) {
        fail(where() + ": unexpected " + when + ": " + show(out));
      }
    }

    private String where() {
      return file.getFileName() + ":" + line + " «" + text + "»";
    }

    private String show(RawPeer.Out out) {
      StringBuilder flags = new StringBuilder();
      for (int bit = 0; bit < 6; bit++) {
        if ((out.flags() & 1 << bit) != 0) {
          flags.append("FSRP.U".charAt(bit));
        }
      }
      return (out.atNanos() / 1_000_000 - 1_000_000)
          + " ms "
          + flags
          + " "
          + out.seq()
          + ":"
          + (out.seq() + out.text())
          + "("
          + out.text()
          + ") ack "
          + out.ack()
          + " win "
          + out.window()
          + " <"
          + out.options()
          + ">";
    }

    private void inject(String what) {
      Matcher m = SEGMENT.matcher(what);
      if (!m.matches()) {
        fail(where() + ": not a segment");
      }
      if (m.group(6) != null) {
        peer.window = Integer.parseInt(m.group(6));
      }
      int ack = m.group(5) == null ? 0 : Integer.parseInt(m.group(5));
      int seq = Integer.parseInt(m.group(2));
      int length = Integer.parseInt(m.group(4));
      peer.send(flags(m.group(1)), seq, length, ack, options(m.group(7)));
    }

    private void expect(String what) {
      Matcher m = SEGMENT.matcher(what);
      if (!m.matches()) {
        fail(where() + ": not a segment");
      }
      peer.advanceTo(Math.max(at, peer.elapsed()));
      if (peer.peek() == null) {
        peer.advanceTo(at + TOLERANCE);
      }
      RawPeer.Out out = peer.next();
      if (out == null) {
        fail(where() + ": nothing was sent; " + connection);
      }
      String sent = show(out);
      String place = where() + ": got " + sent;
      int mask = ~TcpSegment.PSH;
      assertEquals(flags(m.group(1)) & mask, out.flags() & mask, place);
      if (!out.has(TcpSegment.RST)) {
        assertEquals(Integer.parseInt(m.group(2)), out.seq(), place);
      }
      assertEquals(Integer.parseInt(m.group(4)), out.text(), place);
      if (m.group(5) != null) {
        assertEquals(Integer.parseInt(m.group(5)), out.ack(), place);
      }
      if (m.group(6) != null) {
        assertEquals(Integer.parseInt(m.group(6)), out.window(), place);
      }
      if (m.group(7) != null) {
        assertEquals(m.group(7), out.options(), place);
      }
      long sentAt = out.atNanos() - 1_000_000_000_000L;
      if (Math.abs(sentAt - at) > TOLERANCE) {
        fail(place + ": expected at " + at / 1_000_000 + " ms");
      }
    }

    private static int flags(String text) {
      int flags = 0;
      for (char c : text.toCharArray()) {
        flags |= 1 << "FSRP.U".indexOf(c);
      }
      return flags;
    }

    /** {@code mss N, wscale N, sackOK, TS val ecr|now, sack l:r l:r}, in octets. */
    private byte[] options(String text) {
      byte[] b = new byte[40];
      int i = 0;
      for (String option : text == null || text.isEmpty() ? new String[0] : text.split(",")) {
        String[] w = option.trim().split(" ");
        switch (w[0]) {
          case "mss" -> i = TcpSegment.putMss(b, i, Integer.parseInt(w[1]));
          case "wscale" -> i = TcpSegment.putWindowScale(b, i, Integer.parseInt(w[1]));
          case "sackOK" -> i = TcpSegment.putSackPermitted(b, i);
          case "TS" -> {
            int echo = w[2].equals("now") ? peer.lastTimestamp() : Integer.parseInt(w[2]);
            i = TcpSegment.putTimestamps(b, i, Integer.parseInt(w[1]), echo);
          }
          case "sack" -> {
            i = TcpSegment.putSackHead(b, i, w.length - 1);
            for (int n = 1; n < w.length; n++) {
              String[] edge = w[n].split(":");
              int left = peer.hostIss() + Integer.parseInt(edge[0]);
              int right = peer.hostIss() + Integer.parseInt(edge[1]);
              i = TcpSegment.putSackBlock(b, i, left, right);
            }
          }
          case "raw" -> {
            for (int n = 1; n < w.length; n++) {
              Octets.put8(b, i++, Integer.parseInt(w[n], 16));
            }
          }
          default -> fail(where() + ": unknown option " + option);
        }
      }
      return java.util.Arrays.copyOf(b, i);
    }

    private void call(String[] w) {
      switch (w[0]) {
        case "listen" -> listener = peer.tcp.listen(0, 0, 80, w.length > 1 ? number(w) : 8);
        case "connect" -> {
          peer.hostPort = 50_000;
          peer.peerPort = 80;
          connection =
              peer.tcp.connect(
                  peer.now(), 0, kiln.stack.wire.Ip.v4(RawPeer.PEER), 80, peer.hostPort);
        }
        case "accept" -> {
          connection = listener.accept();
          if (connection == null) {
            fail(where() + ": nothing to accept");
          }
        }
        case "no-accept" -> assertNull(listener.accept(), where());
        case "write" ->
            assertEquals(
                number(w), connection.send(peer.now(), new byte[number(w)], 0, number(w)), where());
        case "read" ->
            assertEquals(
                number(w),
                connection.receive(peer.now(), new byte[Math.max(number(w), 1)], 0, number(w)),
                where());
        case "readable" -> assertEquals(number(w), connection.readable(), where());
        case "eof" -> assertEquals(-1, connection.receive(peer.now(), new byte[1], 0, 1), where());
        case "finish" -> connection.finish(peer.now());
        case "close" -> connection.close(peer.now());
        case "abort" -> connection.abort(peer.now());
        case "peer" -> peer.peerPort = number(w);
        case "nodelay" -> connection.noDelay(true);
        case "keepalive" -> connection.keepalive(peer.now(), number(w) * 1_000_000_000L);
        case "usertimeout" -> connection.userTimeout(number(w) * 1_000_000_000L);
        case "state" -> assertEquals(w[1], connection.state().toString(), where());
        case "failure" -> assertEquals(w[1], String.valueOf(failureName()), where());
        case "cwnd" -> assertEquals(number(w), connection.statistics().cwnd(), where());
        case "timewaits" -> assertEquals(number(w), peer.tcp.timeWaits(), where());
        case "ringfull" -> peer.ringFull = w[1].equals("on");
        case "icmp" -> icmp(w);
        default -> fail(where() + ": unknown call");
      }
    }

    private String failureName() {
      return connection.failure() == null ? "none" : connection.failure().name();
    }

    private void icmp(String[] w) {
      switch (w[1]) {
        case "port" -> peer.sendError(IcmpPacket.UNREACHABLE, IcmpPacket.CODE_PORT, 0);
        case "host" -> peer.sendError(IcmpPacket.UNREACHABLE, IcmpPacket.CODE_HOST, 0);
        case "too-big" ->
            peer.sendError(IcmpPacket.UNREACHABLE, IcmpPacket.CODE_TOO_BIG, Integer.parseInt(w[2]));
        default -> fail(where() + ": unknown error");
      }
    }

    private static int number(String[] w) {
      return Integer.parseInt(w[1]);
    }
  }
}
