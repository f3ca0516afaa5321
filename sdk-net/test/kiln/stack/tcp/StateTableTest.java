package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import kiln.stack.sim.Golden;
import kiln.stack.sim.RawPeer;
import kiln.stack.sim.Simulation;
import kiln.stack.wire.Ip;
import kiln.stack.wire.TcpSegment;
import org.junit.jupiter.api.Test;

/**
 * Every (state, event) pair has an answer: what is sent, what comes next. The golden file is read
 * against RFC 9293 §3.10 in review; this test sees that no pair is missing, throws or changes.
 */
class StateTableTest {
  private static final int ACK = TcpSegment.ACK;
  private static final int SYN = TcpSegment.SYN;
  private static final int FIN = TcpSegment.FIN;
  private static final int RST = TcpSegment.RST;

  /** A host brought into a state, and the numbers with which its peer goes on. */
  private static final class Subject {
    final RawPeer peer = new RawPeer(new TcpConfig(1 << 20, 65_535, 64, false));
    TcpListener listener;
    TcpConnection c;
    int seq = 1;
    int ack = 1;

    Subject listen() {
      listener = peer.tcp.listen(0, 0, 80, 4);
      return this;
    }

    Subject synReceived() {
      listen();
      peer.send(SYN, 0, 0, 0);
      return this;
    }

    Subject synSent() {
      peer.hostPort = 50_000;
      peer.peerPort = 80;
      c = peer.tcp.connect(peer.now(), 0, Ip.v4(RawPeer.PEER), 80, 50_000);
      peer.settle();
      return this;
    }

    Subject crossed() {
      synSent();
      peer.send(SYN, 0, 0, 0);
      return this;
    }

    Subject established() {
      synReceived();
      peer.send(ACK, 1, 0, 1);
      c = listener.accept();
      return this;
    }

    Subject finWait1() {
      established();
      c.finish(peer.now());
      peer.settle();
      return this;
    }

    Subject finWait2() {
      finWait1();
      peer.send(ACK, 1, 0, 2);
      ack = 2;
      return this;
    }

    Subject closeWait() {
      established();
      peer.send(FIN | ACK, 1, 0, 1);
      seq = 2;
      return this;
    }

    Subject closing() {
      finWait1();
      peer.send(FIN | ACK, 1, 0, 1);
      seq = 2;
      return this;
    }

    Subject lastAck() {
      closeWait();
      c.finish(peer.now());
      peer.settle();
      return this;
    }

    Subject timeWait() {
      finWait2();
      peer.send(FIN | ACK, 1, 0, 2);
      seq = 2;
      return this;
    }

    String state() {
      if (c != null) {
        boolean waits = c.state() == State.TIME_WAIT;
        return waits && peer.tcp.timeWaits() == 0 ? "CLOSED" : c.state().toString();
      }
      if (peer.tcp.connections() > 0) {
        TcpConnection waiting = listener.accept();
        return waiting == null ? "SYN-RECEIVED" : waiting.state().toString();
      }
      return listener == null ? "CLOSED" : "LISTEN";
    }
  }

  private static Map<String, java.util.function.Supplier<Subject>> states() {
    Map<String, java.util.function.Supplier<Subject>> m = new LinkedHashMap<>();
    m.put("CLOSED", Subject::new);
    m.put("LISTEN", () -> new Subject().listen());
    m.put("SYN-SENT", () -> new Subject().synSent());
    m.put("SYN-RECEIVED", () -> new Subject().synReceived());
    m.put("SYN-RECEIVED, after SYN-SENT", () -> new Subject().crossed());
    m.put("ESTABLISHED", () -> new Subject().established());
    m.put("FIN-WAIT-1", () -> new Subject().finWait1());
    m.put("FIN-WAIT-2", () -> new Subject().finWait2());
    m.put("CLOSE-WAIT", () -> new Subject().closeWait());
    m.put("CLOSING", () -> new Subject().closing());
    m.put("LAST-ACK", () -> new Subject().lastAck());
    m.put("TIME-WAIT", () -> new Subject().timeWait());
    return m;
  }

  private static Map<String, BiConsumer<Subject, RawPeer>> events() {
    Map<String, BiConsumer<Subject, RawPeer>> m = new LinkedHashMap<>();
    m.put("SYN", (s, p) -> p.send(SYN, s.seq + 99, 0, 0));
    m.put("SYN again", (s, p) -> p.send(SYN, 0, 0, 0));
    m.put("SYN,ACK", (s, p) -> p.send(SYN | ACK, 0, 0, s.ack));
    m.put("ACK", (s, p) -> p.send(ACK, s.seq, 0, s.ack));
    m.put("ACK of FIN or SYN", (s, p) -> p.send(ACK, s.seq, 0, 2));
    m.put("ACK of the future", (s, p) -> p.send(ACK, s.seq, 0, 5000));
    m.put("text", (s, p) -> p.send(ACK, s.seq, 10, s.ack));
    m.put("text without ACK", (s, p) -> p.send(0, s.seq, 10, 0));
    m.put("text outside", (s, p) -> p.send(ACK, s.seq + 100_000, 10, s.ack));
    m.put("text again", (s, p) -> p.send(ACK, s.seq - 11, 10, s.ack));
    m.put("FIN", (s, p) -> p.send(FIN | ACK, s.seq, 0, s.ack));
    m.put("FIN again", (s, p) -> p.send(FIN | ACK, s.seq - 1, 0, s.ack));
    m.put("RST", (s, p) -> p.send(RST, s.seq, 0, 0));
    m.put("RST,ACK", (s, p) -> p.send(RST | ACK, s.seq, 0, s.ack));
    m.put("RST in window", (s, p) -> p.send(RST, s.seq + 50, 0, 0));
    m.put("RST outside", (s, p) -> p.send(RST, s.seq + 100_000, 0, 0));
    m.put("SEND", (s, p) -> onConnection(s, c -> c.send(p.now(), new byte[10], 0, 10)));
    m.put("RECEIVE", (s, p) -> onConnection(s, c -> c.receive(p.now(), new byte[10], 0, 10)));
    m.put("half-close", (s, p) -> onConnection(s, c -> c.finish(p.now())));
    m.put("CLOSE", (s, p) -> onConnection(s, c -> c.close(p.now())));
    m.put("ABORT", (s, p) -> onConnection(s, c -> c.abort(p.now())));
    m.put("400 s of silence", (s, p) -> p.advance(400 * Simulation.SECOND));
    return m;
  }

  private static void onConnection(Subject s, java.util.function.Consumer<TcpConnection> call) {
    if (s.c != null) {
      call.accept(s.c);
      s.peer.settle();
    }
  }

  @Test
  void everyPairHasAnAnswer() {
    StringBuilder table = new StringBuilder();
    states()
        .forEach(
            (name, make) -> {
              table.append(name).append('\n');
              events().forEach((event, fire) -> table.append(row(name, make.get(), event, fire)));
            });
    Golden.check("tcp/states.txt", table.toString());
  }

  private static String row(
      String name, Subject s, String event, BiConsumer<Subject, RawPeer> fire) {
    assertEquals(name.replaceFirst(",.*", ""), s.state(), "the way into the state is broken");
    s.peer.forget();
    fire.accept(s, s.peer);
    StringBuilder row = new StringBuilder("  ").append(event);
    while (row.length() < 22) {
      row.append(' ');
    }
    row.append(' ').append(answer(s.peer)).append(" -> ").append(s.state());
    if (s.c != null && s.c.failure() != null) {
      row.append(" (").append(s.c.failure()).append(')');
    }
    return row.append('\n').toString();
  }

  private static String answer(RawPeer peer) {
    StringBuilder text = new StringBuilder();
    int same = 0;
    String last = "";
    for (RawPeer.Out out; (out = peer.next()) != null; ) {
      String one = flags(out) + (out.text() > 0 ? "+text" : "");
      if (one.equals(last)) {
        same++;
        continue;
      }
      text.append(same > 0 ? "*" : "").append(text.length() > 0 ? " " : "").append(one);
      same = 0;
      last = one;
    }
    return text.length() == 0 ? "-" : text.append(same > 0 ? "*" : "").toString();
  }

  private static String flags(RawPeer.Out out) {
    StringBuilder f = new StringBuilder();
    String[] names = {"FIN", "SYN", "RST", "", "ACK"};
    for (int bit = 0; bit < 5; bit++) {
      if (bit != 3 && out.has(1 << bit)) {
        f.append(f.length() > 0 ? "," : "").append(names[bit]);
      }
    }
    return f.toString();
  }
}
