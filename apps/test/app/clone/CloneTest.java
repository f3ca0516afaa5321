package app.clone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.MemoryDisk;
import app.TextConsole;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kiln.app.Refusal;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import org.junit.jupiter.api.Test;

class CloneTest {
  private final TextConsole console = new TextConsole();

  private int run(int call, BlockDevice... disks) throws Exception {
    AttachedBlockDevices attached = mock(AttachedBlockDevices.class);
    when(attached.all()).thenReturn(List.of(disks));
    Clone.Config config = mock(Clone.Config.class);
    when(config.call()).thenReturn(call);
    return new Clone(attached, console, config).run();
  }

  private static MemoryDisk random(int bytes, int sector) {
    MemoryDisk disk = new MemoryDisk("old", bytes, sector, false);
    new Random(bytes).nextBytes(disk.bytes());
    return disk;
  }

  @Test
  void theSecondDiskIsAsTheFirstAndNoMoreOfIt() throws Exception {
    MemoryDisk from = random(300 << 10, 512);
    MemoryDisk to = new MemoryDisk("new", 512 << 10, 4096, false);
    Arrays.fill(to.bytes(), (byte) 7);
    assertEquals(0, run(64, from, to), console.lines()::toString);
    assertArrayEquals(from.bytes(), Arrays.copyOf(to.bytes(), 300 << 10));
    for (int i = 300 << 10; i < 512 << 10; i++) {
      assertEquals(7, to.bytes()[i]);
    }
    assertEquals(1, to.flushes());
    assertEquals(List.of("clone: new is as old, 307200 bytes"), console.lines());
  }

  @Test
  void aSectorThatIsNotKeptIsTold() throws Exception {
    MemoryDisk to = new MemoryDisk("new", 512 << 10, 512, false);
    to.forget(100);
    assertEquals(1, run(64, random(300 << 10, 512), to));
    assertEquals(List.of("clone: byte 51200 of new is not as in old"), console.lines());
  }

  @Test
  void whatCannotBeIsRefusedAndNothingWritten() {
    MemoryDisk from = random(300 << 10, 512);
    MemoryDisk to = new MemoryDisk("new", 512 << 10, 512, false);
    refused("The machine has one disk, and there", 64, from);
    refused("--call=65: a power of two", 65, from, to);
    refused("--call=32: a power of two", 32, from, to);
    refused("Disk new is read-only", 64, from, new MemoryDisk("new", 512 << 10, 512, true));
    refused("Disk new has 204800 bytes, fewer than", 64, from,
        new MemoryDisk("new", 200 << 10, 512, false));
    refused("The 307712 bytes of disk old do not end with a sector", 64,
        random((300 << 10) + 512, 512), new MemoryDisk("new", 512 << 10, 1024, false));
    assertArrayEquals(new byte[512 << 10], to.bytes());
  }

  private void refused(String message, int call, BlockDevice... disks) {
    String said = assertThrows(Refusal.class, () -> run(call, disks)).getMessage();
    assertEquals(message, said.substring(0, Math.min(message.length(), said.length())));
  }
}
