package kiln.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kiln.sim.DiskRequest.Operation;
import org.junit.jupiter.api.Test;

class DiskTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int SECTORS = 64;

  private static byte[] filled(int value, int count) {
    byte[] data = new byte[count * Disk.SECTOR];
    Arrays.fill(data, (byte) value);
    return data;
  }

  private static void write(Simulation world, Disk disk, long sector, int value, Runnable done) {
    disk.request(
        new DiskRequest(Operation.WRITE, sector, 1, filled(value, 1)),
        world.nowNanos(),
        read -> done.run());
  }

  private static void flush(Simulation world, Disk disk, Runnable done) {
    disk.request(
        new DiskRequest(Operation.FLUSH, 0, 0, new byte[0]), world.nowNanos(), read -> done.run());
  }

  @Test
  void whatWasWrittenIsReadUntilThePowerGoes() {
    Seeds.check(
        20,
        world -> {
          Disk disk = world.disk(SECTORS * Disk.SECTOR);
          write(world, disk, 3, 7, () -> {});
          world.runFor(LONG);
          assertArrayEquals(filled(7, 1), disk.content(3, 1));
          assertArrayEquals(filled(0, 1), disk.content(4, 1));
        });
  }

  /** A model: whatever a cut leaves in a sector is explained by the writes since its last flush. */
  @Test
  void aCutLeavesOldNewOrTornSectorsAndNeverTouchesWhatWasFlushed() {
    Set<String> seen = new HashSet<>();
    Seeds.check(
        300,
        world -> {
          Disk disk = world.disk(SECTORS * Disk.SECTOR);
          Map<Long, List<Integer>> since = new HashMap<>();
          write(world, disk, 1, 1, () -> {});
          write(world, disk, 2, 1, () -> {});
          world.runFor(LONG);
          flush(world, disk, () -> {});
          world.runFor(LONG);
          assertEquals(0, disk.unflushed());
          for (int value = 2; value < 5; value++) {
            since.computeIfAbsent(2L, at -> new ArrayList<>(List.of(1))).add(value);
            write(world, disk, 2, value, () -> {});
            world.runFor(LONG);
          }
          disk.cut();
          assertArrayEquals(filled(1, 1), disk.content(1, 1));
          byte[] left = disk.content(2, 1);
          Set<Integer> values = new HashSet<>();
          for (byte octet : left) {
            assertTrue(since.get(2L).contains((int) octet), "octet " + octet);
            values.add((int) octet);
          }
          assertTrue(values.size() <= 2, values.toString());
          seen.add(values.toString());
        });
    assertTrue(seen.containsAll(Set.of("[1]", "[2]", "[3]", "[4]")), seen.toString());
    assertTrue(seen.stream().anyMatch(values -> values.contains(",")), "never torn");
  }

  @Test
  void aFlushCoversOnlyWhatHadFinishedWhenItWasAskedFor() {
    Set<Byte> left = new HashSet<>();
    Seeds.check(
        100,
        world -> {
          Disk disk = world.disk(SECTORS * Disk.SECTOR);
          write(world, disk, 5, 9, () -> {}); // still on its way
          flush(world, disk, () -> {});
          world.runFor(LONG);
          disk.cut();
          left.add(disk.content(5, 1)[0]);
        });
    assertEquals(Set.of((byte) 0, (byte) 9), left);
  }

  @Test
  void requestsFinishInAnyOrder() {
    Set<List<Integer>> orders = new HashSet<>();
    Seeds.check(
        50,
        world -> {
          Disk disk = world.disk(SECTORS * Disk.SECTOR);
          List<Integer> order = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            int number = i;
            write(world, disk, i, i, () -> order.add(number));
          }
          world.runFor(LONG);
          orders.add(order);
        });
    assertEquals(6, orders.size());
  }

  @Test
  void failuresAndWrongRangesAreAnsweredAsSuch() {
    try (Simulation world = new Simulation(1)) {
      Disk disk = world.disk(SECTORS * Disk.SECTOR).fail(1);
      List<byte[]> answers = new ArrayList<>();
      DiskRequest read = new DiskRequest(Operation.READ, 0, 1, new byte[0]);
      disk.request(read, 0, answers::add);
      world.runFor(LONG);
      disk.request(read, world.nowNanos(), answers::add);
      world.runFor(LONG);
      disk.request(
          new DiskRequest(Operation.READ, SECTORS, 1, new byte[0]),
          world.nowNanos(),
          answers::add);
      world.runFor(LONG);
      assertNull(answers.get(0));
      assertEquals(Disk.SECTOR, answers.get(1).length);
      assertNull(answers.get(2));
    }
  }
}
