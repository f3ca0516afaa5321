package app.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.MemoryDisk;
import app.TextConsole;
import java.util.Arrays;
import kiln.block.BlockDevice;
import kiln.clock.Clock;
import org.junit.jupiter.api.Test;

class BlockTest {
  private final TextConsole console = new TextConsole();
  private final MemoryDisk disk = new MemoryDisk("storage", 3 << 20, 512, false);

  @Test
  void whatWasWrittenIsReadBack() throws Exception {
    assertEquals(0, run(disk, 3, 192, false));
    assertEquals("block: all as it was written", last());
    assertTrue(disk.flushes() > 0);
    assertEquals(0, zeroes(disk.bytes(), 0, disk.bytes().length / 512), "all of it was written");
  }

  @Test
  void onlyTheStartOfTheDiskIsUsed() throws Exception {
    assertEquals(0, run(disk, 1, 64, false));
    assertEquals(4096, zeroes(disk.bytes(), 2048, 6144));
  }

  @Test
  void aSectorThatIsNotKeptIsFound() throws Exception {
    disk.forget(777);
    assertEquals(1, run(disk, 1, 64, false));
    assertTrue(console.lines().get(2).startsWith("block: byte " + 777 * 512 + " reads 0, "),
        console.lines().toString());
    assertEquals("block: the disk does not keep data", last());
  }

  @Test
  void aDiskThatIsTooSmallIsSaid() throws Exception {
    assertEquals(2, run(disk, 4, 64, false));
    assertEquals("block: disk storage has 3145728 bytes, fewer than the 4 MiB wanted; give a larger"
        + " one, or a smaller --size.", last());
  }

  @Test
  void aReadOnlyDiskIsOnlyRead() throws Exception {
    MemoryDisk fixed = new MemoryDisk("storage", 1 << 20, 512, true);
    assertEquals(2, run(fixed, 1, 64, false));
    assertEquals("block: disk storage is read-only; give a writable one, or --read-only=true.",
        last());
    assertEquals(0, run(fixed, 1, 64, true));
    assertTrue(last().startsWith("block: read 1 MiB in "), last());
  }

  @Test
  void sizesThatMakeNoSenseAreRefused() throws Exception {
    assertEquals(2, run(disk, 0, 64, false));
    assertEquals(2, run(disk, 1, 0, false));
    assertEquals(2, run(disk, 1, 1 << 20, false));
  }

  private int run(BlockDevice device, int size, int call, boolean readOnly) throws Exception {
    Block.Config config = mock(Block.Config.class);
    when(config.size()).thenReturn(size);
    when(config.call()).thenReturn(call);
    when(config.read_only()).thenReturn(readOnly);
    Clock clock = mock(Clock.class);
    return new Block(device, clock, console, config).run();
  }

  private String last() {
    return console.lines().get(console.lines().size() - 1);
  }

  private static int zeroes(byte[] bytes, int firstSector, int endSector) {
    byte[] none = new byte[512];
    int count = 0;
    for (int s = firstSector; s < endSector; s++) {
      count += Arrays.equals(bytes, s * 512, s * 512 + 512, none, 0, 512) ? 1 : 0;
    }
    return count;
  }
}
