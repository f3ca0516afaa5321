package kiln.stack.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import kiln.clock.Clock;
import kiln.net.NetDevice;
import kiln.net.NetDevices;
import kiln.stack.ip.Counter;
import kiln.stack.sim.Pipe;
import kiln.stack.sim.Simulation;
import kiln.stack.sim.Transfer;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.wire.Octets;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final TcpConfig CONFIG = TcpConfig.DEFAULT;

  private static final Clock CLOCK =
      new Clock() {
        @Override
        public long wallNanos() {
          return 0;
        }

        @Override
        public long monotonicNanos() {
          return 0;
        }
      };

  private static Simulation wrapped(java.util.function.UnaryOperator<kiln.net.NetDevice> wrap) {
    Pipe.Quality q = Pipe.Quality.PERFECT;
    return new Simulation(q, q, 1, CONFIG, CONFIG, 1500, wrap);
  }

  @Test
  void anImpairedDeviceDamagesAndTcpRepairs() {
    int[] seed = {0};
    Simulation s =
        wrapped(d -> new Impairment(d, new NetDevices.Impairment(20, 20, 50, 20, 20), ++seed[0]));
    Transfer t = new Transfer(s, s.a, s.b, 80, 500_000);
    assertTrue(s.until(600 * Simulation.SECOND, t::done));
    assertTrue(t.sender.statistics().retransmits() > 10);
    assertTrue(s.b.count(Counter.TCP_CHECKSUM) > 0);
    assertTrue(s.b.count(Counter.IP_MALFORMED) > 0, "frames that were cut");
  }

  @Test
  void theSameSeedDoesTheSame() {
    assertEquals(sums(5), sums(5));
    assertNotEquals(sums(5), sums(6));
  }

  private static List<Integer> sums(long seed) {
    Loopback loopback = new Loopback(100);
    Impairment device =
        new Impairment(loopback, new NetDevices.Impairment(100, 100, 100, 100, 100), seed);
    List<Integer> seen = new ArrayList<>();
    byte[] b = new byte[114];
    for (int i = 0; i < 200; i++) {
      byte[] frame = new byte[60];
      Octets.put32(frame, 20, i);
      device.transmit(frame, 60);
      for (int n; (n = device.receive(b)) > 0; ) {
        seen.add(n * 100_000 + java.util.Arrays.hashCode(java.util.Arrays.copyOf(b, n)));
      }
    }
    return seen;
  }

  @Test
  void aCaptureIsAFileOfTcpdump() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Clock clock =
        new Clock() {
          @Override
          public long wallNanos() {
            return 1_700_000_000_123_456_789L;
          }

          @Override
          public long monotonicNanos() {
            return 0;
          }
        };
    PcapWriter device = new PcapWriter(new Loopback(1500), file::write, clock);
    byte[] frame = new byte[60];
    frame[59] = 7;
    device.transmit(frame, 60);
    device.receive(new byte[1514]);
    byte[] b = file.toByteArray();
    assertEquals(24 + 2 * 76, b.length);
    assertEquals(0xA1B23C4D, Octets.i32(b, 0));
    assertEquals(1514, Octets.i32(b, 16));
    assertEquals(1_700_000_000, Octets.i32(b, 24));
    assertEquals(123_456_789, Octets.i32(b, 28));
    assertEquals(60, Octets.i32(b, 32));
    assertEquals(7, b[24 + 75]);
  }

  @Test
  void aTraceHasALineForEveryFrame() {
    List<String> lines = new ArrayList<>();
    Simulation s = wrapped(d -> d.name().equals("a") ? new Tracer(d, lines::add) : d);
    Transfer t = new Transfer(s, s.a, s.b, 80, 10);
    assertTrue(s.until(Simulation.SECOND, t::done));
    String all = String.join("\n", lines);
    assertTrue(all.contains("> arp who has 10.0.0.2 tell 10.0.0.1"), all);
    assertTrue(all.contains("< arp 10.0.0.2 is at 02:00:00:00:00:02"), all);
    assertTrue(
        all.matches("(?s).*> 10\\.0\\.0\\.1:\\d+ > 10\\.0\\.0\\.2:80 tcp S seq \\d+ .*"), all);
    assertTrue(all.contains("tcp FP. seq") || all.contains("tcp F. seq"), all);
  }

  @Test
  void aFullLoopbackRefuses() {
    Loopback d = new Loopback(100);
    int taken = 0;
    while (d.transmit(new byte[60], 60)) {
      taken++;
    }
    assertEquals(64, taken);
    assertEquals(60, d.receive(new byte[114]));
    assertTrue(d.transmit(new byte[60], 60));
  }

  @Test
  void everybodyCanTraceCaptureAndImpair() throws Exception {
    NetDevices devices = new WrappingDevices(CLOCK);
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("the disk is full");
          }
        };
    NetDevice device = devices.capture(devices.loopback(1500), file);
    device = devices.capture(devices.trace(device, lines::add), broken);
    device = devices.impair(device, new NetDevices.Impairment(0, 0, 0, 0, 0), 1);
    byte[] frame = new byte[60];
    assertTrue(device.transmit(frame, 60));
    assertEquals(60, device.receive(new byte[1514]));
    assertEquals(List.of("> type 0", "< type 0"), lines);
    assertEquals(24 + 2 * (16 + 60), file.size());
    assertEquals(0xA1B2_3C4D, Octets.i32(file.toByteArray(), 0));
    assertThrows(IllegalArgumentException.class, () -> devices.loopback(60));
    assertThrows(
        IllegalArgumentException.class, () -> new NetDevices.Impairment(1001, 0, 0, 0, 0));
  }
}
