package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule of memory protection each: what breaks it is stopped and told. */
class FaultTest {
  private static final int ABORTED = 134;

  @TempDir static Path folder;

  private static Path guest;

  @BeforeAll
  static void link() throws Exception {
    guest = Files.write(folder.resolve("guest"), Natives.guest());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "write-code      | write to the image's code",
    "write-constants | write to the image's constants",
    "write-tables    | write to the page tables or descriptor tables",
    "write-sealed    | write to sealed data",
    "read-user       | read of a page that is open to user mode",
    "execute-user    | execution of memory that holds no code",
    "execute-data    | execution of memory that holds no code",
    "execute-heap    | execution of memory that holds no code",
    "execute-stack   | execution of memory that holds no code",
    "read-null       | read through a null pointer",
    "write-null      | write through a null pointer",
    "call-null       | call of a null pointer",
    "read-nothing    | read of an address where there is no memory",
    "write-nothing   | write to an address where there is no memory",
    "noncanonical    | general protection fault",
    "overrun         | overrun of a fiber's stack: its guard page was hit",
    "overrun-other   | overrun of a fiber's stack: its guard page was hit",
    "invalid         | invalid instruction",
    "divide          | integer division error"})
  void aFaultIsStoppedAndTold(String word, String message) throws Exception {
    Machine.End end = Machine.of("microvm").boot(guest, word);
    assertTrue(end.output().startsWith("hello from kiln\nfault: " + message + ", address 0x"),
        end.output());
    assertEquals(ABORTED, end.status(), end.output());
  }

  @Test
  void anOverrunVariableOnTheStackIsStoppedAndTold() throws Exception {
    Machine.End end = Machine.of("microvm").boot(guest, "smash");
    assertTrue(end.output().contains("fatal: a variable on the stack was overrun\n"), end.output());
    assertEquals(ABORTED, end.status(), end.output());
  }

  @ParameterizedTest
  @CsvSource({"max, 1", "qemu64, 0"})
  void theProcessorForbidsWhatItCan(String processor, int bit) throws Exception {
    Machine.End end = Machine.of("microvm").withProcessor(processor).boot(guest, "forbidden");
    assertEquals("hello from kiln\nwrite protection good\nno-execute good\nsmep %d\nsmap %d\numip %d\n"
        .formatted(bit, bit, bit), end.output());
  }

  /** What shows that it is the processor that stops read-user and execute-user. */
  @Test
  void aProcessorThatCannotForbidLetsThemPass() throws Exception {
    Machine machine = Machine.of("microvm").withProcessor("qemu64");
    assertEquals(0, machine.boot(guest, "read-user execute-user").status());
  }

  @ParameterizedTest
  @CsvSource({"pc", "q35"})
  void otherMachinesProtectTheSame(String machine) throws Exception {
    for (String word : new String[] {"write-code", "execute-data", "read-null", "overrun"}) {
      assertEquals(ABORTED, Machine.of(machine).boot(guest, word).status(), word);
    }
  }
}
