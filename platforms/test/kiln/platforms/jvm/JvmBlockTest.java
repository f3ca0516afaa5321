package kiln.platforms.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import kiln.app.Refusal;
import kiln.block.BlockException;
import kiln.platforms.named.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmBlockTest {
  @TempDir Path folder;

  private Path file(int bytes) throws Exception {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(folder.resolve(bytes + ".img"), content);
  }

  private static JvmBlock open(String text) {
    return new JvmBlock(Named.of(text, JvmBlock.NAME), 512);
  }

  @Test
  void sectorsAreThoseOfTheFile() throws Exception {
    Path file = file(4096);
    JvmBlock disk = open("data:" + file);
    assertEquals("data", disk.name());
    assertEquals(8, disk.sectorCount());
    byte[] expected = Files.readAllBytes(file);
    byte[] read = new byte[2048];
    disk.read(2, read, 512, 3);
    assertArrayEquals(Arrays.copyOfRange(expected, 1024, 2560), Arrays.copyOfRange(read, 512, 2048));
    byte[] fresh = new byte[1024];
    new Random(7).nextBytes(fresh);
    disk.write(6, fresh, 0, 2);
    disk.flush();
    System.arraycopy(fresh, 0, expected, 3072, 1024);
    assertArrayEquals(expected, Files.readAllBytes(file));
    assertThrows(IllegalArgumentException.class, () -> disk.read(7, read, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> disk.read(0, read, 1537, 1));
    assertThrows(IllegalArgumentException.class, () -> disk.write(-1, read, 0, 1));
  }

  @Test
  void aReadOnlyDiskIsNotWritten() throws Exception {
    JvmBlock disk = open(file(1024) + ":ro");
    assertTrue(disk.readOnly());
    assertThrows(IllegalStateException.class, () -> disk.write(0, new byte[512], 0, 1));
  }

  @Test
  void aFileThatBecomesShorterIsAFailureOfTheDevice() throws Exception {
    Path file = file(2048);
    JvmBlock disk = open(file.toString());
    Files.write(file, new byte[512]);
    BlockException e =
        assertThrows(BlockException.class, () -> disk.read(2, new byte[512], 0, 1));
    assertEquals(2, e.sector());
  }

  @Test
  void whatCannotBeADiskIsRefused() throws Exception {
    Path file = file(512);
    JvmBlock first = open(file.toString());
    assertEquals(1, first.sectorCount());
    refused(file.toString(), "another process uses it");
    refused(folder.resolve("none").toString(), "there is no such file");
    refused(folder.toString(), "it is no file");
    refused(file(100).toString(), "its 100 bytes are less than a sector of 512");
    refused(file(1000).toString(), "its 1000 bytes are no multiple of the sector of 512");
    refused("", "The image needs the disk storage");
  }

  private static void refused(String text, String why) {
    String message = assertThrows(Refusal.class, () -> open(text)).getMessage();
    assertTrue(message.contains(why), message);
  }

  @Test
  void namesStandBeforePlaces() {
    assertEquals(new Named("storage", "a.img"), Named.of("a.img", "storage"));
    assertEquals(new Named("log", "a.img"), Named.of("log:a.img", "storage"));
    assertEquals(new Named("storage", "./log:a.img"), Named.of("./log:a.img", "storage"));
    assertEquals(new Named("storage", "disk:ro"), Named.of("disk:ro", "storage"));
    assertEquals(new Named("storage", ""), Named.of(null, "storage"));
  }
}
