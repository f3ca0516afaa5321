package kiln.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kiln.net.NetDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int FRAMES = 2000;

  /** Sends numbered frames to everybody, a microsecond apart. */
  private static final class Talker implements Station {
    private int sent;

    @Override
    public long poll(long nowNanos, NetDevice device) {
      byte[] frame = new byte[100];
      ByteBuffer.wrap(frame).putLong(0, -1L).putInt(20, sent);
      System.arraycopy(device.mac(), 0, frame, 6, 6);
      device.transmit(frame, frame.length);
      return ++sent < FRAMES ? nowNanos + 1000 : NEVER;
    }
  }

  /** Keeps what comes. */
  private static final class Listener implements Station {
    private final List<byte[]> heard = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    @Override
    public long poll(long nowNanos, NetDevice device) {
      byte[] frame = new byte[device.mtu() + NetDevice.HEADER];
      for (int length; (length = device.receive(frame)) > 0; ) {
        heard.add(Arrays.copyOf(frame, length));
        times.add(nowNanos);
      }
      return NEVER;
    }

    List<Integer> numbers() {
      return heard.stream().map(frame -> ByteBuffer.wrap(frame).getInt(20)).toList();
    }
  }

  private static Listener hear(long seed, Quality quality) {
    try (Simulation simulation = new Simulation(seed)) {
      Listener listener = new Listener();
      Network network = simulation.network("lan");
      network.attach("talker", new Talker(), Quality.CABLE);
      network.attach("listener", listener, quality);
      simulation.runFor(LONG);
      assertTrue(simulation.quiet());
      return listener;
    }
  }

  @Test
  void aCableKeepsEverythingInOrder() {
    Listener listener = hear(1, Quality.CABLE);
    assertEquals(FRAMES, listener.heard.size());
    assertEquals(listener.numbers().stream().sorted().toList(), listener.numbers());
    assertEquals(20_000, listener.times.get(0));
  }

  @Test
  void chancesComeTrueInTheirNumber() {
    assertNear(FRAMES * 0.9, hear(2, Quality.CABLE.loss(100)).heard.size());
    assertNear(FRAMES * 1.1, hear(3, Quality.CABLE.duplicate(100)).heard.size());
    List<byte[]> damaged = hear(4, Quality.CABLE.corrupt(100)).heard;
    long sound = damaged.stream().filter(NetworkTest::endsInZeros).count();
    assertNear(FRAMES * (1 - 0.1 * 0.76), sound); // a flipped bit is in the 76 last octets or before
    List<Integer> numbers = hear(5, Quality.CABLE.reorder(100)).numbers();
    int overtaken = 0;
    for (int i = 1; i < numbers.size(); i++) {
      overtaken += numbers.get(i) < numbers.get(i - 1) ? 1 : 0;
    }
    assertEquals(FRAMES, numbers.size());
    assertTrue(overtaken > 50 && overtaken < 220, overtaken + " overtaken");
  }

  private static boolean endsInZeros(byte[] frame) {
    return IntStream.range(24, frame.length).allMatch(i -> frame[i] == 0);
  }

  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, FRAMES * 0.03);
  }

  @Test
  void aRateSpreadsFramesAndAFullQueueLosesThem() {
    Listener slow = hear(6, Quality.CABLE.rate(8_000_000, 1 << 20));
    assertEquals(FRAMES, slow.heard.size());
    assertEquals(100_000, slow.times.get(11) - slow.times.get(10)); // 100 octets at 1 MB/s
    Listener full = hear(6, Quality.CABLE.rate(8_000_000, 10_000));
    assertEquals(100 + FRAMES / 100, full.heard.size(), 3);
  }

  @Test
  void theSameSeedDoesTheSame() {
    Quality bad = Quality.CABLE.loss(30).reorder(250).duplicate(50).corrupt(10);
    Listener once = hear(9, bad);
    Listener again = hear(9, bad);
    assertEquals(once.times, again.times);
    for (int i = 0; i < once.heard.size(); i++) {
      assertArrayEquals(once.heard.get(i), again.heard.get(i));
    }
  }

  @Test
  void aCaptureHoldsWhatArrived(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("link.pcap");
    try (Simulation simulation = new Simulation(1)) {
      Network network = simulation.network("lan");
      network.attach("talker", new Talker(), Quality.CABLE);
      network.attach("listener", new Listener(), Quality.CABLE.loss(500)).capture(file);
      simulation.runFor(LONG);
    }
    ByteBuffer capture = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0xA1B23C4D, capture.getInt(0));
    assertNear(FRAMES * 0.5, (capture.limit() - 24) / 116.0);
    assertEquals(100, capture.getInt(24 + 8));
  }
}
