package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kiln.app.Refusal;
import kiln.block.BlockException;
import kiln.platforms.machine.ModelMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtioBlockTest {
  private static final int SECTORS = 4096;
  private static final long ALL =
      ModelDisk.SIZE_MAX | ModelDisk.FLUSH | ModelDisk.DISCARD | Transport.EVENT_IDX;

  private ModelDisk disk;
  private ModelPlatform platform;

  private VirtioBlock open(boolean legacy, long features) {
    disk = new ModelDisk(legacy, features, SECTORS);
    new Random(1).nextBytes(disk.content);
    VirtioBlock[] block = new VirtioBlock[1];
    platform = new ModelPlatform(() -> {
      synchronized (block[0]) { // the model's memory is for one thread at a time
        disk.work();
      }
    });
    disk.interrupt = platform::interrupt;
    block[0] = new VirtioBlock("storage", disk.transport(), disk.memory, platform, platform);
    return block[0];
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, true", "false, false", "true, false"})
  void whatIsWrittenIsRead(boolean legacy, boolean all) throws Exception {
    VirtioBlock block = open(legacy, all ? ALL : 0);
    assertEquals(512, block.sectorSize());
    assertEquals(SECTORS, block.sectorCount());
    Random random = new Random(2);
    byte[] expected = disk.content.clone();
    byte[] buffer = new byte[300 * 512];
    for (int i = 0; i < 500; i++) {
      int count = random.nextInt(250);
      int sector = random.nextInt(SECTORS - count);
      int offset = random.nextInt(1000);
      if (random.nextBoolean()) {
        random.nextBytes(buffer);
        block.write(sector, buffer, offset, count);
        System.arraycopy(buffer, offset, expected, sector * 512, count * 512);
      } else {
        Arrays.fill(buffer, (byte) 0);
        block.read(sector, buffer, offset, count);
        assertArrayEquals(
            Arrays.copyOfRange(expected, sector * 512, (sector + count) * 512),
            Arrays.copyOfRange(buffer, offset, offset + count * 512));
      }
    }
    assertArrayEquals(expected, disk.content);
  }

  @Test
  void largeSectorsAreKept() throws Exception {
    VirtioBlock block = open(false, ModelDisk.BLK_SIZE);
    assertEquals(4096, block.sectorSize());
    assertEquals(SECTORS / 8, block.sectorCount());
    byte[] read = new byte[4096];
    block.read(3, read, 0, 1);
    assertArrayEquals(Arrays.copyOfRange(disk.content, 3 * 4096, 4 * 4096), read);
  }

  @Test
  void aLongRunGoesInPiecesOfWhatTheDeviceTakes() throws Exception {
    VirtioBlock block = open(false, ALL);
    block.read(0, new byte[64 * 512], 0, 64);
    assertEquals(64 * 512 / 4096, disk.requests);
  }

  @Test
  void flushAndDiscardReachTheDevice() throws Exception {
    VirtioBlock block = open(false, ALL);
    block.flush();
    assertEquals(1, disk.flushes);
    assertTrue(block.discards());
    block.discard(100, 50);
    assertEquals(50, disk.discarded);
    VirtioBlock plain = open(false, 0);
    plain.flush();
    plain.discard(0, 10);
    assertEquals(0, disk.requests, "what the device does not offer it is not asked");
  }

  @Test
  void aReadOnlyDiskIsNotWritten() {
    VirtioBlock block = open(false, ModelDisk.RO | ModelDisk.DISCARD);
    assertTrue(block.readOnly());
    assertFalse(block.discards());
    assertThrows(IllegalStateException.class, () -> block.write(0, new byte[512], 0, 1));
    assertThrows(IllegalStateException.class, () -> block.discard(0, 1));
  }

  @Test
  void requestsOutsideTheDiskOrTheArrayAreRefused() {
    VirtioBlock block = open(false, ALL);
    byte[] sector = new byte[512];
    for (long at : new long[] {-1, SECTORS, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> block.read(at, sector, 0, 1));
      assertThrows(IllegalArgumentException.class, () -> block.write(at, sector, 0, 1));
      assertThrows(IllegalArgumentException.class, () -> block.discard(at, 1));
    }
    assertThrows(IllegalArgumentException.class, () -> block.read(0, sector, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> block.read(0, sector, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> block.read(0, sector, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> block.read(0, sector, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> block.discard(1, SECTORS));
    assertEquals(0, disk.requests);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1  | the device says it failed (status 1)",
    "2  | the device does not support it",
    "77 | the device says it failed (status 77)"})
  void anErrorNamesTheRequest(int status, String why) {
    VirtioBlock block = open(false, ALL);
    disk.answer = status;
    BlockException e =
        assertThrows(BlockException.class, () -> block.read(40, new byte[9999], 0, 16));
    assertEquals("Block device storage, a request at sector 40: " + why, e.getMessage());
    assertEquals(40, e.sector());
    BlockException flush = assertThrows(BlockException.class, block::flush);
    assertEquals("Block device storage, a flush: " + why, flush.getMessage());
    assertEquals(-1, flush.sector());
  }

  @Test
  void aDeviceThatNeverAnswersIsStopped() {
    VirtioBlock block = open(false, ALL);
    disk.silent = true;
    BlockException e = assertThrows(BlockException.class, () -> block.read(0, new byte[512], 0, 1));
    assertEquals("Block device storage, a request at sector 0: The virtio-mmio device at 0xfeb00000"
        + " is out of use: it has not answered a request for 30 s.", e.getMessage());
    assertEquals(30_000_000_000L, platform.monotonicNanos());
    assertEquals(0, disk.status, "after a reset it writes nowhere");
    assertThrows(BlockException.class, block::flush);
    assertEquals(30_000_000_000L, platform.monotonicNanos(), "the second time nobody waits");
  }

  @Test
  void severalThreadsShareTheDevice() throws Exception {
    VirtioBlock block = open(false, ALL);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Future<?>[] all = IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> work(block, i)))
          .toArray(Future<?>[]::new);
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each thread has its own eighth of the disk. */
  private static Void work(VirtioBlock block, int part) throws Exception {
    Random random = new Random(part);
    byte[] written = new byte[32 * 512];
    byte[] read = new byte[32 * 512];
    for (int i = 0; i < 100; i++) {
      int count = 1 + random.nextInt(32);
      long sector = part * (SECTORS / 8) + random.nextInt(SECTORS / 8 - count);
      random.nextBytes(written);
      block.write(sector, written, 0, count);
      block.read(sector, read, 0, count);
      assertEquals(-1, Arrays.mismatch(written, 0, count * 512, read, 0, count * 512));
    }
    return null;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 511, 513, 1 << 17, -4096})
  void sectorsOfNoUsefulSizeAreRefused(int size) {
    ModelDisk odd = new ModelDisk(false, ModelDisk.BLK_SIZE, 8);
    odd.setConfig(20, size, 4);
    Refusal e = assertThrows(Refusal.class,
        () -> new VirtioBlock("x", odd.transport(), odd.memory, platform, platform));
    assertTrue(e.getMessage().contains("a power of two from 512 to 65536 is needed"));
  }

  @Test
  void aDeviceWithoutItsQueueIsRefused() {
    ModelDevice none = new ModelDevice(new ModelMemory(), false, 2, 0, 0);
    none.config[0] = 1;
    Refusal e = assertThrows(Refusal.class,
        () -> new VirtioBlock("x", none.transport(), none.memory, platform, platform));
    assertTrue(e.getMessage().contains("lacks queue 0"));
  }
}
