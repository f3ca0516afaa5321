package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kiln.app.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtioNetTest {
  private static final long ALL = ModelCard.CSUM | ModelCard.GUEST_CSUM | ModelCard.MAC
      | ModelCard.STATUS | Transport.EVENT_IDX;

  private ModelCard card;
  private VirtioNet net;
  private final byte[] room = new byte[1514];

  private void open(boolean legacy, long features) {
    card = new ModelCard(legacy, features);
    net = new VirtioNet("service", card.transport(), card.memory);
  }

  private static byte[] frame(int length, int seed) {
    byte[] frame = new byte[length];
    new Random(seed).nextBytes(frame);
    return frame;
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, true", "false, false", "true, false"})
  void framesComeInWholeAndInOrder(boolean legacy, boolean all) {
    open(legacy, all ? ALL : ModelCard.MAC);
    Random random = new Random(3);
    int next = 0;
    for (int i = 0; i < 20_000; ) {
      for (int burst = random.nextInt(200); burst > 0 && card.deliver(frame(14 + i % 1500, i), 0);
          burst--) {
        i++;
      }
      for (int length; (length = net.receive(room)) != 0; next++) {
        assertArrayEquals(frame(14 + next % 1500, next), Arrays.copyOf(room, length));
      }
      assertEquals(i, next);
    }
    assertEquals(0, net.dropped());
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, true", "false, false", "true, false"})
  void framesGoOutWholeAndInOrder(boolean legacy, boolean all) {
    open(legacy, all ? ALL : ModelCard.MAC);
    Random random = new Random(4);
    int next = 0;
    for (int i = 0; i < 20_000; ) {
      while (random.nextInt(50) > 0 && net.transmit(frame(60 + i % 1454, i), 60 + i % 1454)) {
        i++;
      }
      net.flush();
      for (ModelCard.Sent sent : card.sent(random.nextInt(80))) {
        assertArrayEquals(frame(60 + next % 1454, next), sent.frame());
        assertEquals(0, sent.flags());
        next++;
      }
    }
    assertTrue(next > 19_000);
  }

  @Test
  void aShortFrameIsPaddedWithZeros() {
    open(false, ALL);
    assertTrue(net.transmit(frame(1514, 1), 1514));
    net.flush();
    for (int i = 0; i < 200; i++) { // through every slot, also the one with the long frame
      assertTrue(net.transmit(frame(14, i), 14));
      net.flush();
      List<ModelCard.Sent> sent = card.sent(2);
      assertArrayEquals(Arrays.copyOf(frame(14, i), 60), sent.get(sent.size() - 1).frame());
    }
  }

  @Test
  void aFullRingTakesNoMoreUntilTheDeviceHasSent() {
    open(false, ALL);
    int queued = 0;
    while (net.transmit(frame(60, queued), 60)) {
      queued++;
    }
    assertTrue(queued >= 32);
    assertEquals(0, net.receive(room), "and the wait for room is prepared");
    int[] interrupts = new int[1];
    card.interrupt = () -> interrupts[0]++;
    card.sent(1);
    assertEquals(1, interrupts[0]);
    assertTrue(net.transmit(frame(60, 0), 60));
    assertFalse(net.transmit(frame(60, 0), 60));
  }

  @Test
  void frameIsOnItsWayUntilTheDeviceGivesItBack() {
    open(false, ALL);
    assertFalse(net.transmitting());
    assertTrue(net.transmit(frame(60, 0), 60));
    assertTrue(net.transmit(frame(60, 1), 60));
    assertTrue(net.transmitting());
    net.flush();
    card.sent(1);
    assertTrue(net.transmitting(), "the second is with the device");
    card.sent(1);
    assertFalse(net.transmitting());
  }

  @Test
  void aCheckedChecksumIsTold() {
    open(false, ALL);
    for (int flags = 0; flags < 4; flags++) {
      card.deliver(frame(60, 1), flags);
      assertEquals(60, net.receive(room));
      assertEquals(flags != 0, net.checksumVerified());
    }
    open(false, ModelCard.MAC);
    card.deliver(frame(60, 1), 2);
    assertEquals(60, net.receive(room));
    assertFalse(net.checksumVerified(), "not negotiated");
  }

  @Test
  void theDeviceIsAskedToFinishAChecksum() {
    open(false, ALL);
    assertTrue(net.finishesChecksums());
    assertTrue(net.transmitUnfinished(frame(100, 1), 100, 34, 50));
    net.flush();
    ModelCard.Sent sent = card.sent(1).get(0);
    assertEquals(List.of(1, 34, 16), List.of(sent.flags(), sent.start(), sent.offset()));
    byte[] frame = frame(100, 1);
    assertThrows(IllegalArgumentException.class, () -> net.transmitUnfinished(frame, 100, 34, 99));
    assertThrows(IllegalArgumentException.class, () -> net.transmitUnfinished(frame, 100, 34, 33));
    assertThrows(IllegalArgumentException.class, () -> net.transmitUnfinished(frame, 100, 13, 50));
    open(false, ModelCard.MAC);
    assertThrows(IllegalStateException.class, () -> net.transmitUnfinished(frame, 100, 34, 50));
  }

  @Test
  void theDeviceTellsItsAddressLinkAndSize() {
    open(false, ALL);
    assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 9}, net.mac());
    assertEquals(1500, net.mtu());
    assertTrue(net.linkUp());
    card.config[6] = 0;
    assertFalse(net.linkUp());
    open(false, ALL | ModelCard.MTU);
    assertEquals(9000, net.mtu());
    byte[] jumbo = new byte[9014];
    card.deliver(frame(9014, 1), 0);
    assertEquals(9014, net.receive(jumbo));
    assertArrayEquals(frame(9014, 1), jumbo);
    ModelCard tiny = new ModelCard(false, ALL | ModelCard.MTU);
    tiny.config[10] = 67;
    tiny.config[11] = 0;
    assertThrows(Refusal.class, () -> new VirtioNet("x", tiny.transport(), tiny.memory));
    ModelCard nameless = new ModelCard(false, 0);
    assertThrows(
        Refusal.class, () -> new VirtioNet("x", nameless.transport(), nameless.memory));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    open(false, ALL);
    assertThrows(IllegalArgumentException.class, () -> net.receive(new byte[1513]));
    assertThrows(IllegalArgumentException.class, () -> net.transmit(new byte[60], 13));
    assertThrows(IllegalArgumentException.class, () -> net.transmit(new byte[60], 61));
    assertThrows(IllegalArgumentException.class, () -> net.transmit(new byte[2000], 1515));
  }

  @Test
  void framesOfNoSenseAreDroppedAndCounted() {
    open(false, ALL);
    byte[] frame = frame(100, 1);
    int[] claims = {0, 5, 12, 25, 5000, -1, Integer.MIN_VALUE};
    for (int claimed : claims) {
      card.deliver(frame, 0, claimed);
    }
    card.deliver(frame, 0);
    assertEquals(100, net.receive(room));
    assertEquals(0, net.receive(room));
    assertTrue(net.dropped() >= claims.length, net.dropped() + " dropped");
    for (int i = 0; i < 1000; i++) { // the buffers were given back
      assertTrue(card.deliver(frame, 0));
      assertEquals(100, net.receive(room));
    }
  }

  @Test
  void aDeviceThatLiesIsStoppedAndNothingIsThrown() {
    open(false, ALL);
    card.setUsedIndex(card.queues[0], 5000);
    assertEquals(0, net.receive(room));
    assertEquals(0, card.status);
    assertFalse(net.linkUp());
    assertFalse(net.transmit(frame(60, 1), 60));
    net.flush();
    assertEquals("The virtio-mmio device at 0xfeb00000 is out of use: it claims 5000 used chains"
        + " where 128 are in flight in queue 0.", net.trouble());
  }

  /** A card that does anything at all to its rings: the driver neither throws nor invents. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void noCardHarmsTheDriver(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      open(random.nextInt(4) == 0, random.nextBoolean() ? ALL : ModelCard.MAC);
      card.lies = true;
      for (int i = 0; i < 500; i++) {
        act(random, random.nextInt(2));
        int length = net.receive(room);
        assertTrue(length == 0 || length >= 14 && length <= 1514);
        net.transmit(room, 14 + random.nextInt(1400));
        net.flush();
      }
    }
  }

  private void act(Random random, int index) {
    ModelDevice.Queue queue = card.queues[index];
    if (!queue.ready) {
      return; // stopped
    }
    int slot = random.nextInt(queue.size);
    switch (random.nextInt(5)) {
      case 0 -> card.deliver(frame(random.nextInt(1514), 1), random.nextInt(256));
      case 1 -> card.view.store(queue.used + 4 + 8L * slot, 4, random.nextInt(300) - 20);
      case 2 -> card.view.store(queue.used + 8 + 8L * slot, 4, random.nextInt(3000) - 200);
      case 3 -> card.setUsedIndex(queue, queue.done + random.nextInt(3) & 0xffff);
      default -> card.view.store(queue.used + 4 + 8L * queue.size, 2, random.nextInt());
    }
  }
}
