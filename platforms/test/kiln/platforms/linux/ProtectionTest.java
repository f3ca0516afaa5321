package kiln.platforms.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule each of memory protection and of confinement: what breaks it is stopped and told. */
class ProtectionTest {
  private static final int ABORTED = 134;
  private static final int SIGNALLED = 128;
  private static final int SIGSYS = 31;

  @TempDir static Path folder;

  private static Guest guest;

  @BeforeAll
  static void link() throws Exception {
    guest = Guest.link(folder);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "write-code          | fault: write to the image's code or constants",
    "write-constants     | fault: write to the image's code or constants",
    "execute-data        | fault: execution of memory that holds no code",
    "execute-heap        | fault: execution of memory that holds no code",
    "execute-stack       | fault: execution of memory that holds no code",
    "execute-fiber-stack | fault: execution of memory that holds no code",
    "read-null           | fault: read through a null pointer",
    "write-null          | fault: write through a null pointer",
    "call-null           | fault: call of a null pointer",
    "read-nothing        | fault: access to memory that is not there",
    "overrun             | fault: access to memory that is not there",
    "overrun-fiber       | fault: access to memory that is not there",
    "overrun-again       | fault: access to memory that is not there",
    "smash               | fatal: a variable on the stack was overrun"})
  void aFaultIsStoppedAndTold(String word, String message) throws Exception {
    Guest.End end = guest.run(word);
    assertEquals("started\n" + message + "\n", end.output());
    assertEquals(ABORTED, end.status());
  }

  @Test
  void whatIsSealedIsReadOnly() throws Exception {
    Guest.End end = guest.run("seal", "write-sealed");
    assertEquals("started\nfault: write to sealed data\n", end.output());
    assertEquals(ABORTED, end.status());
  }

  @Test
  void aSealedImageDoesItsWork() throws Exception {
    assertEquals(new Guest.End(0, "started\nworked\nended\n"), guest.run("seal", "work"));
  }

  @ParameterizedTest
  @CsvSource({
    "open, 2", "openat, 257", "execve, 59", "socket, 41", "fork, 57", "clone3, 435", "ptrace, 101",
    "kill, 62", "ioctl, 16", "prctl, 157", "sigaction, 13", "io_uring, 425",
    "mmap-executable, 9", "mmap-file, 9", "mmap-fixed, 9",
    "mprotect-executable, 10", "mprotect-code, 10", "mprotect-sealed, 10", "munmap-code, 11",
    "x32, 1073741826"})
  void aSystemCallThatWasGivenUpEndsTheImage(String word, long number) throws Exception {
    if (!Set.of("fork", "munmap-code", "mprotect-code").contains(word)) { // which do harm
      assertEquals(0, guest.run(word).status(), "the kernel itself does not mind");
    }
    Guest.End end = guest.run("seal", word);
    assertEquals(
        "started\nfault: killed by its own confinement: system call " + number
            + " is not among those that this image makes while it runs; it stood\n",
        end.output());
    assertEquals(ABORTED, end.status());
  }

  @Test
  void filesThatNoDeviceUsesAreClosed() throws Exception {
    assertEquals(
        new Guest.End(0, "started\n34597\n49\nended\n"),
        guest.run("open-files", "write-files", "seal", "write-files"));
  }

  /** Where they cannot be closed, calls that name them end the image. */
  @ParameterizedTest
  @CsvSource({"write-other-file, 1", "read-other-file, 0"})
  void onOldKernelsFilesThatNoDeviceUsesAreGivenUp(String word, long number) throws Exception {
    Guest.End end = guest.run("old-kernel", "open-files", "seal", "write-net", word);
    assertEquals(
        "started\n9\nfault: killed by its own confinement: system call " + number
            + " is not among those that this image makes while it runs; it stood\n",
        end.output());
    assertEquals(ABORTED, end.status());
  }

  /** Calls of another kind cannot be told apart by their number, so there is no message. */
  @Test
  void callsOf32BitProgramsKillAtOnce() throws Exception {
    Guest.End end = guest.run("seal", "int80");
    assertEquals("started\n", end.output());
    assertEquals(SIGNALLED + SIGSYS, end.status());
  }

  @Test
  void noSegmentIsWritableAndExecutable() throws Exception {
    ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(guest.file())).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) elf.getLong(32);
    int segments = elf.getShort(56);
    assertTrue(segments >= 4);
    for (int i = 0; i < segments; i++) {
      int flags = elf.getInt(at + 56 * i + 4);
      assertFalse((flags & 3) == 3, "segment " + i + " is writable and executable");
    }
  }
}
