package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootTest {
  /** Instructions that the platform may take from its entry to the first byte on the console. */
  private static final int MOST_INSTRUCTIONS = 200_000;

  private static final String[] EXIT_DEVICE = {
    "-device", "isa-debug-exit,iobase=0x501,iosize=2"
  };

  @TempDir static Path folder;

  private static Path guest;

  @BeforeAll
  static void link() throws Exception {
    guest = Files.write(folder.resolve("guest"), Natives.guest());
  }

  static List<Machine> machines() {
    return Machine.ALL;
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theCommandLineBecomesWords(Machine machine) throws Exception {
    Machine.End end = machine.boot(guest, " a  \"b  c\" d\"e f\"g \"\" \"\\\"\\\\\" \\x ");
    assertEquals(
        "hello from kiln\nword <a>\nword <b  c>\nword <de fg>\nword <>\nword <\"\\>\nword <\\x>\n",
        end.output());
    assertEquals(0, end.status());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void heapStacksClockAndEntropyDoAsTheContractSays(Machine machine) throws Exception {
    Machine.End end = machine.boot(guest, "heap stacks clock entropy");
    assertFalse(end.output().contains("BAD"), end.output());
    assertTrue(end.output().contains("clock backwards 0\n"), end.output());
    assertTrue(end.output().contains("entropy good\n"), end.output());
    assertEquals(0, end.status(), end.output());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void heapAndStacksDoNotStarveEachOther(Machine machine) throws Exception {
    Machine.End end = machine.boot(guest, "exhaust");
    assertFalse(end.output().contains("BAD"), end.output());
    assertEquals(0, end.status(), end.output());
  }

  /** With -icount time is the number of instructions, so a busy host changes nothing. */
  @ParameterizedTest
  @MethodSource("machines")
  void tickComesAndGoesAndIdleKeepsItsDeadline(Machine machine) throws Exception {
    Machine.End end =
        machine.run(guest, "idle tick", "", EXIT_DEVICE[0], EXIT_DEVICE[1], "-icount", "shift=3");
    assertFalse(end.output().contains("BAD"), end.output());
    assertEquals(0, end.status(), end.output());
  }

  @Test
  void aWaitIsASleep() throws Exception {
    Machine.End end = Machine.of("microvm").boot(guest, "idle");
    assertTrue(end.output().contains("idle asleep good\n"), end.output());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theDateIsTheHosts(Machine machine) throws Exception {
    long before = Instant.now().getEpochSecond();
    Machine.End end = machine.boot(guest, "clock");
    long after = Instant.now().getEpochSecond();
    Matcher wall = Pattern.compile("wall (\\d+)").matcher(end.output());
    assertTrue(wall.find(), end.output());
    long seconds = Long.parseLong(wall.group(1));
    assertTrue(before - 1 <= seconds && seconds <= after, before + " " + end.output());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void inputEndsTheWaitForIt(Machine machine) throws Exception {
    Machine.End end = machine.run(guest, "input", "one line\n",
        EXIT_DEVICE[0], EXIT_DEVICE[1]);
    assertEquals("hello from kiln\ninput: one line\n", end.output());
    assertEquals(0, end.status());
  }

  @ParameterizedTest
  @CsvSource({"exit-3, 3", "exit-125, 125", "exit-200, 200", "abort, 134"})
  void theStatusComesBackWhole(String word, int status) throws Exception {
    assertEquals(status, Machine.of("microvm").boot(guest, word).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void withoutAnExitDeviceTheMachineIsSwitchedOff(String machine) throws Exception {
    // A reset, which is the next thing it would try, would boot once more.
    Machine.End end = Machine.of(machine).run(guest, "exit-3", "", "-action", "reboot=reset");
    assertEquals("hello from kiln\nkiln: exit status 3\n", end.output());
    assertEquals(0, end.exit());
  }

  @Test
  void withoutAcpiTheMachineIsReset() throws Exception {
    Machine.End end = Machine.of("microvm,acpi=off").run(guest, "exit-3", "");
    assertEquals("hello from kiln\nkiln: exit status 3\n", end.output());
    assertEquals(0, end.exit());
  }

  @Test
  void aProcessorWithoutRandomnessHasNone() throws Exception {
    Machine.End end = Machine.of("microvm").withProcessor("qemu64").boot(guest, "entropy");
    assertEquals("hello from kiln\nentropy none\n", end.output());
  }

  @Test
  void aProcessorWithout64BitsIsRefused() throws Exception {
    Machine.End end = Machine.of("pc").withProcessor("qemu32").boot(guest, "");
    assertEquals("kiln: this processor has no 64-bit mode; give the machine another one"
        + " (QEMU: -cpu max)\n", end.output());
    assertEquals(1, end.status());
  }

  @Test
  void tooLittleMemoryIsRefused() throws Exception {
    Machine.End end = Machine.of("microvm").withMemory("1500k").boot(guest, "");
    assertTrue(end.output().matches("kiln: too little memory: \\d+ kB are left beside the image, at"
        + " least 384 are needed; give the machine more \\(.*\\)\n"), end.output());
    assertEquals(1, end.status());
  }

  @Test
  void fourMegabytesAreEnough() throws Exception {
    for (Machine machine : Machine.ALL) {
      Machine.End end = machine.withMemory("4M").boot(guest, "heap");
      assertFalse(end.output().contains("BAD"), end.output());
      assertEquals(0, end.status(), end.output());
    }
  }

  @Test
  void allMemoryBelowTheDeviceHoleIsUsed() throws Exception {
    Machine.End end = Machine.of("pc").withMemory("3G").boot(guest, "heap");
    Matcher heap = Pattern.compile("heap kB (\\d+)").matcher(end.output());
    assertTrue(heap.find(), end.output());
    assertTrue(Long.parseLong(heap.group(1)) > 2_900_000, end.output());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "x \"y | a double quote on the command line is never closed",
    "virtio_mmio.device=4K@5 | the command line's virtio_mmio.device=4K@5 is malformed; it is"
        + " SIZE@ADDRESS:INTERRUPT, as in 4K@0xd0000000:5"})
  void aBadCommandLineIsRefused(String line, String message) throws Exception {
    Machine.End end = Machine.of("microvm").boot(guest, line);
    assertEquals("kiln: " + message + "\n", end.output());
    assertEquals(1, end.status());
  }

  @Test
  void tooLongACommandLineIsRefused() throws Exception {
    Machine.End end = Machine.of("microvm").boot(guest, "x".repeat(4096));
    assertEquals("kiln: this machine's loader cannot be used: the command line is longer than 4095"
        + " bytes\n", end.output());
    assertEquals(1, end.status());
    assertEquals(0, Machine.of("microvm").boot(guest, "y".repeat(4095)).status());
  }

  @Test
  void wordsForDevicesAreNotShownToTheApp() throws Exception {
    Machine.End end =
        Machine.of("microvm").boot(guest, "a virtio_mmio.device=512@0xfeb00000:5 b");
    assertEquals("hello from kiln\nword <a>\nword <b>\n", end.output());
  }

  /** With -icount the time stamp counter counts instructions. */
  @ParameterizedTest
  @MethodSource("machines")
  void theStartTakesFewInstructions(Machine machine) throws Exception {
    Machine.End end = machine.run(guest, "--kiln-boot-ticks", "",
        EXIT_DEVICE[0], EXIT_DEVICE[1], "-icount", "shift=0,sleep=off");
    Matcher instructions = Pattern.compile("first byte after (\\d+) ticks").matcher(end.output());
    assertTrue(instructions.find(), end.output());
    assertTrue(Long.parseLong(instructions.group(1)) < MOST_INSTRUCTIONS, end.output());
  }
}
