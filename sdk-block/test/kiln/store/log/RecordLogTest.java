package kiln.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kiln.block.BlockException;
import org.junit.jupiter.api.Test;

class RecordLogTest {
  private final PowerCutDisk disk = new PowerCutDisk(64);
  private final List<String> found = new ArrayList<>();

  @Test
  void committedRecordsAreReadBackInOrder() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    append(log, "one", "", "x".repeat(1500));
    log.commit();
    append(log, "four");
    log.commit();
    reopen(disk);
    assertEquals(List.of("one", "", "x".repeat(1500), "four"), found);
  }

  @Test
  void aLogGoesOnAfterItIsOpened() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    append(log, "one");
    log.commit();
    for (int i = 0; i < 5; i++) {
      log = reopen(disk);
      append(log, "life " + i);
      log.commit();
    }
    reopen(disk);
    assertEquals(List.of("one", "life 0", "life 1", "life 2", "life 3", "life 4"), found);
  }

  @Test
  void whatWasNotCommittedIsNotThere() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    append(log, "one");
    reopen(disk);
    assertEquals(List.of(), found);
  }

  /** Of the batch one, two, three only the sector of three survives, and new records fill the gap. */
  @Test
  void aSectorOfACutBatchIsNotReadBehindNewRecords() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    String oneSector = "s".repeat(512 - Record.HEADER);
    append(log, oneSector, oneSector, "three");
    fail(log, disk);
    PowerCutDisk after = disk.cutKeeping(4); // sectors 2, 3 and 4 were written
    log = reopen(after);
    append(log, oneSector, oneSector); // the very same bytes as before
    log.commit();
    reopen(after);
    assertEquals(List.of(oneSector, oneSector), found);
  }

  /** Two fills its sector to the end and is torn away; zeros are left, as behind a batch. */
  @Test
  void aRecordBehindATornOneIsNotRead() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    int one = (int) Record.sizeOf(3);
    append(log, "one", "t".repeat(512 - one - Record.HEADER), "three");
    fail(log, disk);
    byte[] sector = new byte[512];
    disk.read(2, sector, 0, 1);
    Arrays.fill(sector, one, 512, (byte) 0);
    disk.write(2, sector, 0, 1);
    reopen(disk.cutKeeping(2, 3));
    assertEquals(List.of("one"), found);
  }

  @Test
  void aResetForgetsEverything() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    append(log, "one", "two");
    log.commit();
    log.reset();
    reopen(disk);
    assertEquals(List.of(), found);
    append(log, "three");
    log.commit();
    reopen(disk);
    assertEquals(List.of("three"), found);
  }

  @Test
  void aFullLogTakesNoMoreAndLosesNothing() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    int count = 0;
    while (log.append(bytes("record " + count))) {
      count++;
    }
    assertTrue(count > 500, "took " + count);
    log.commit();
    reopen(disk);
    assertEquals(count, found.size());
    assertEquals("record " + (count - 1), found.get(count - 1));
  }

  @Test
  void aRecordThatFillsTheLogToTheLastByteFits() throws BlockException {
    RecordLog log = RecordLog.format(disk);
    int room = (int) log.room() - Record.HEADER;
    assertFalse(log.append(new byte[room + 1]));
    assertTrue(log.append(new byte[room]));
    log.commit();
    assertEquals(0, log.room());
    reopen(disk);
    assertEquals(room, found.get(0).length());
  }

  @Test
  void aDiskWithoutALogIsRefused() {
    String message = assertThrows(BlockException.class, () -> reopen(disk)).getMessage();
    assertTrue(message.contains("holds no log"), message);
  }

  @Test
  void aDiskOfTwoSectorsIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> RecordLog.format(new PowerCutDisk(2)));
  }

  @Test
  void noiseBehindTheHeadsReadsAsNothing() throws BlockException {
    RecordLog.format(disk);
    Random random = new Random(4711);
    for (int i = 0; i < 2000; i++) {
      disk.scribble(random);
      reopen(disk);
      assertEquals(List.of(), found, "scribble " + i);
    }
  }

  @Test
  void afterAnyPowerCutTheLogIsAPrefixWithAllThatWasCommitted() throws BlockException {
    for (int seed = 0; seed < 2000; seed++) {
      cutOften(new Random(seed), "seed " + seed);
    }
  }

  private void cutOften(Random random, String seed) throws BlockException {
    PowerCutDisk now = new PowerCutDisk(64);
    RecordLog log = RecordLog.format(now);
    List<String> appended = new ArrayList<>();
    for (int cut = 0; cut < 10; cut++) {
      int committed = appended.size();
      for (int batch = random.nextInt(4); batch >= 0; batch--) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          String record = "r".repeat(random.nextInt(700)) + appended.size();
          if (log.append(bytes(record))) {
            appended.add(record);
          }
        }
        if (batch > 0) {
          log.commit();
          committed = appended.size();
        } else {
          fail(log, now);
        }
      }
      now = now.cut(random);
      log = reopen(now);
      assertTrue(found.size() >= committed, seed + ": " + found.size() + " of " + committed);
      assertTrue(found.size() <= appended.size(), seed);
      assertTrue(appended.subList(0, found.size()).equals(found), seed + " has a hole");
      appended = new ArrayList<>(found);
    }
  }

  @Test
  void aCutWhileResettingLeavesAllOrNothing() throws BlockException {
    for (int seed = 0; seed < 200; seed++) {
      PowerCutDisk now = new PowerCutDisk(16);
      RecordLog log = RecordLog.format(now);
      append(log, "one", "two");
      log.commit();
      now.failFlushes();
      assertThrows(BlockException.class, log::reset);
      reopen(now.cut(new Random(seed)));
      assertTrue(found.isEmpty() || found.equals(List.of("one", "two")), "seed " + seed);
    }
  }

  /** A commit that gets as far as the flush. */
  private static void fail(RecordLog log, PowerCutDisk disk) {
    disk.failFlushes();
    try {
      log.commit();
    } catch (BlockException e) {
      assertEquals(-1, e.sector());
    }
  }

  private RecordLog reopen(PowerCutDisk disk) throws BlockException {
    found.clear();
    return RecordLog.open(disk, bytes -> found.add(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static void append(RecordLog log, String... records) {
    for (String record : records) {
      assertTrue(log.append(bytes(record)));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
