package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import kiln.platforms.machine.ModelMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtQueueTest {
  private static final int SIZE = 8;

  private ModelMemory memory;
  private ModelDevice device;
  private VirtioDevice driver;
  private VirtQueue queue;

  private void start(boolean eventIndex) {
    memory = new ModelMemory();
    device = new ModelDevice(memory, false, 1, eventIndex ? Transport.EVENT_IDX : 0, 1);
    driver = new VirtioDevice(device.transport(), memory, 0);
    queue = driver.addQueue(SIZE);
    driver.start();
  }

  private int add(int readable, int... lengths) {
    long[] addresses = new long[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      addresses[i] = memory.physical(memory.allocate(lengths[i], 1));
    }
    return queue.add(addresses, lengths, lengths.length, readable);
  }

  @Test
  void aChainGoesThereAndComesBack() {
    start(true);
    int head = add(1, 16, 512, 1);
    assertNull(device.next(0), "not published yet");
    driver.kick(0);
    ModelDevice.Chain chain = device.next(0);
    assertEquals(head, chain.head());
    assertEquals(1, chain.readable());
    assertEquals(513, chain.writableBytes());
    assertEquals(VirtQueue.NONE, queue.take());
    device.use(0, head, 513);
    assertEquals(head, queue.take());
    assertEquals(513, queue.written());
    assertEquals(VirtQueue.NONE, queue.take());
    assertEquals(SIZE, queue.free());
  }

  @Test
  void aFullQueueTakesNoMore() {
    start(true);
    for (int i = 0; i < SIZE / 2; i++) {
      assertTrue(add(1, 4, 4) >= 0);
    }
    assertEquals(VirtQueue.NONE, add(1, 4));
    assertEquals(0, queue.free());
  }

  @Test
  void wrongArgumentsAreRefused() {
    start(true);
    assertThrows(IllegalArgumentException.class, () -> add(0));
    assertThrows(IllegalArgumentException.class, () -> add(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new VirtQueue(memory, 12, false));
    assertThrows(IllegalArgumentException.class, () -> new VirtQueue(memory, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new VirtQueue(memory, 65536, false));
  }

  /** Indexes wrap at 65536 many times, chains come back in any order, and nothing is lost. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void indexesWrapAndChainsComeBackInAnyOrder(long seed) {
    start(true);
    Random random = new Random(seed);
    Set<Integer> flying = new HashSet<>();
    Queue<Integer> taken = new ArrayDeque<>();
    for (int i = 0; i < 300_000; i++) {
      int count = 1 + random.nextInt(3);
      int head = queue.add(new long[] {1, 2, 3}, new int[] {5, 5, 5}, count, 0);
      if (head != VirtQueue.NONE) {
        assertTrue(flying.add(head), "a head is in flight once");
      }
      driver.kick(0);
      for (ModelDevice.Chain chain; (chain = device.next(0)) != null; ) {
        taken.add(chain.head());
      }
      if (random.nextBoolean()) {
        taken.add(taken.isEmpty() ? -1 : taken.remove());
        taken.remove(-1);
      }
      while (!taken.isEmpty() && random.nextInt(3) > 0) {
        device.use(0, taken.remove(), 5);
      }
      for (int back; (back = queue.take()) != VirtQueue.NONE; ) {
        assertTrue(flying.remove(back), "what comes back was in flight");
      }
    }
    assertEquals(0, queue.malformed());
    assertNull(queue.broken());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptThatIsWaitedForComes(boolean eventIndex) {
    start(eventIndex);
    int[] interrupts = new int[1];
    device.interrupt = () -> interrupts[0]++;
    for (int i = 0; i < 100_000; i++) {
      add2();
      add2();
      driver.kick(0);
      assertTrue(driver.readyToWait(0));
      int before = interrupts[0];
      device.use(0, device.next(0).head(), 0);
      assertEquals(before + 1, interrupts[0]);
      device.use(0, device.next(0).head(), 0);
      assertFalse(driver.readyToWait(0), "something is there: no wait");
      assertTrue(queue.take() >= 0);
      assertTrue(queue.take() >= 0);
    }
  }

  private void add2() {
    queue.add(new long[] {1}, new int[] {1}, 1, 0);
  }

  @Test
  void theDeviceIsNotifiedOnlyWhenItWantsToBe() {
    start(true);
    add2();
    driver.kick(0);
    assertEquals(1, device.queues[0].notified);
    add2();
    driver.kick(0);
    assertEquals(1, device.queues[0].notified, "it has not looked since, so it knows");
    device.next(0);
    device.next(0);
    add2();
    driver.kick(0);
    assertEquals(2, device.queues[0].notified);
  }

  @Test
  void entriesThatMakeNoSenseAreDroppedAndCounted() {
    start(true);
    int head = add(0, 100);
    add(0, 100);
    driver.kick(0);
    device.use(0, 7, 0); // in the table, but not in flight
    assertEquals(VirtQueue.NONE, queue.take());
    device.use(0, 77777, 0);
    assertEquals(VirtQueue.NONE, queue.take());
    device.use(0, -5, 0);
    assertEquals(VirtQueue.NONE, queue.take());
    device.use(0, head, 101);
    assertEquals(head, queue.take());
    assertEquals(VirtQueue.INVALID, queue.written());
    assertEquals(4, queue.malformed());
    device.use(0, head, 0); // a second time
    assertEquals(VirtQueue.NONE, queue.take());
    assertEquals(5, queue.malformed());
    assertNull(queue.broken());
  }

  @Test
  void anIndexThatClaimsTooMuchEndsTheTrust() {
    start(true);
    add(0, 100);
    driver.kick(0);
    device.setUsedIndex(device.queues[0], 2);
    assertEquals(VirtQueue.NONE, queue.take());
    assertEquals("claims 2 used chains where 1 are in flight", queue.broken());
    assertEquals("The virtio-mmio device at 0xfeb00000 is out of use: it claims 2 used chains where"
        + " 1 are in flight in queue 0.", driver.trouble());
    assertEquals(0, device.status, "it was reset");
    assertEquals(VirtQueue.NONE, add(0, 1));
  }

  @Test
  void tooMuchNonsenseEndsTheTrust() {
    start(true);
    add(0, 100);
    driver.kick(0);
    for (int i = 0; i < 1000; i++) {
      device.use(0, 9, 0);
      assertEquals(VirtQueue.NONE, queue.take());
    }
    assertNotNull(driver.trouble());
  }

  /**
   * Ten million random stores of a device into the ring that is its own, and random use of the
   * queue meanwhile: no exception, no head twice, no length beyond what was lent.
   */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void noDeviceHarmsTheDriver(long seed) {
    Random random = new Random(seed);
    int left = 2_000_000;
    while (left > 0) {
      start(true);
      long used = queue.usedAddress();
      int[] lent = new int[SIZE];
      for (; left > 0 && queue.broken() == null; left--) {
        misbehave(random, used);
        int count = random.nextInt(4);
        int head = count == 0 ? VirtQueue.NONE
            : queue.add(new long[] {1, 2, 3}, new int[] {9, 9, 9}, count, count - 1);
        if (head != VirtQueue.NONE) {
          assertEquals(0, lent[head]);
          lent[head] = 9;
        }
        queue.publish();
        for (int back; (back = queue.take()) != VirtQueue.NONE; ) {
          assertEquals(9, lent[back]);
          assertTrue(queue.written() >= VirtQueue.INVALID && queue.written() <= 9);
          lent[back] = 0;
        }
        queue.arm();
        assertTrue(queue.free() >= 0 && queue.free() <= SIZE);
      }
    }
  }

  private void misbehave(Random random, long used) {
    int slot = random.nextInt(SIZE);
    switch (random.nextInt(6)) {
      case 0 -> device.view.store(used, 2, random.nextInt());
      case 1 -> device.view.store(used + 2, 2, device.view.load(used + 2, 2) + random.nextInt(2));
      case 2 -> device.view.store(used + 4 + 8L * slot, 4, random.nextInt(SIZE + 2) - 1);
      case 3 -> device.view.store(used + 8 + 8L * slot, 4, random.nextInt(12) - 1);
      case 4 -> device.view.store(used + 4 + 8L * SIZE, 2, random.nextInt());
      default -> {
        if (random.nextInt(1000) == 0) {
          device.view.store(used + 2, 2, random.nextInt());
        } else if (random.nextInt(10) == 0) {
          device.view.store(used + 4 + 8L * slot, 4, random.nextInt());
          device.view.store(used + 8 + 8L * slot, 4, random.nextInt());
        }
      }
    }
  }
}
