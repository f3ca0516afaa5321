package app.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import kiln.app.Refusal;
import kiln.clock.Clock;
import kiln.entropy.NoEntropyException;
import kiln.entropy.RandomSource;
import kiln.net.Endpoint;
import kiln.net.Network;
import kiln.net.UdpSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeaconTest {
  private final Network network = mock(Network.class);
  private final UdpSocket socket = mock(UdpSocket.class);
  private final Clock clock = mock(Clock.class);
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<Integer> lengths = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private long now;
  private byte next;

  @BeforeEach
  void connect() throws Exception {
    when(clock.monotonicNanos()).thenAnswer(call -> now += 1000);
    when(network.awaitAddress(anyLong())).thenReturn(true);
    when(network.udp(any())).thenReturn(socket);
    doAnswer(
            call -> {
              int length = call.getArgument(3);
              sent.write(call.<byte[]>getArgument(1), call.getArgument(2), length);
              lengths.add(length);
              times.add(now);
              return null;
            })
        .when(socket).send(eq(Endpoint.parse("10.0.0.1:9999")), any(), anyInt(), anyInt());
  }

  private int run(RandomSource random, String to, long bytes, int rate) throws Exception {
    Beacon.Config config = mock(Beacon.Config.class);
    when(config.to()).thenReturn(to);
    when(config.bytes()).thenReturn(bytes);
    when(config.rate()).thenReturn(rate);
    return new Beacon(random, network, clock, config).run();
  }

  /** Counts. */
  private void count(byte[] dst, int offset, int length) {
    for (int i = 0; i < length; i++) {
      dst[offset + i] = next++;
    }
  }

  @Test
  void theBytesGoInDatagramsAtTheRate() throws Exception {
    assertEquals(0, run(this::count, "10.0.0.1:9999", 2500, 20_000));
    assertEquals(List.of(1024, 1024, 452), lengths);
    for (int i = 0; i < 2500; i++) {
      assertEquals((byte) i, sent.toByteArray()[i]);
    }
    assertTrue(times.get(1) - times.get(0) >= 50_000, times.toString());
    assertTrue(times.get(2) - times.get(0) >= 100_000, times.toString());
    verify(socket).close();
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    refused("--to=ADDRESS:PORT says who", "", 1, 1);
    refused("--to: \"10.0.0.1\" is not an endpoint", "10.0.0.1", 1, 1);
    refused("--bytes=-1 and --rate=1: ", "10.0.0.1:9999", -1, 1);
    refused("--bytes=1 and --rate=0: ", "10.0.0.1:9999", 1, 0);
    when(network.awaitAddress(anyLong())).thenReturn(false);
    refused("The network has no address yet; ", "10.0.0.1:9999", 1, 1);
    verify(network, never()).udp(any());
  }

  private void refused(String message, String to, long bytes, int rate) {
    String said =
        assertThrows(Refusal.class, () -> run(this::count, to, bytes, rate)).getMessage();
    assertEquals(message, said.substring(0, Math.min(said.length(), message.length())));
  }

  @Test
  void withoutEntropyNothingIsSent() throws Exception {
    RandomSource none = (dst, offset, length) -> {
      throw new NoEntropyException("There is none.");
    };
    assertEquals("There is none.",
        assertThrows(Refusal.class, () -> run(none, "10.0.0.1:9999", 1, 1)).getMessage());
    assertEquals(0, sent.size());
    verify(socket).close();
  }
}
