package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QemuTest {
  @Test
  void everyPlainStatusComesBack() {
    for (int status = 0; status <= 125; status++) {
      assertEquals(status, Qemu.status(2 * (status + 1) + 1, "whatever the app said"));
    }
  }

  @Test
  void aHighStatusStandsInTheLastLine() {
    assertEquals(134, Qemu.status(255, "kiln: exit status 134"));
    assertEquals(255, Qemu.status(255, "kiln: exit status 255"));
    assertEquals(127, Qemu.status(255, "cut off"));
  }

  @Test
  void aFailureOfQemuIsNotTheAppsSuccess() {
    assertEquals(Qemu.NO_MACHINE, Qemu.status(1, ""));
  }

  @Test
  void aResetIsNotTheAppsSuccess() {
    assertEquals(Qemu.SILENT, Qemu.status(0, ""));
  }

  @Test
  void argumentsAreQuotedAsThePlatformReadsThem() {
    assertEquals("--a=b plain", Qemu.commandLine(List.of("--a=b", "plain")));
    assertEquals("\"--greeting=two words\"", Qemu.commandLine(List.of("--greeting=two words")));
    assertEquals("\"a \\\"b\\\" \\\\c\" \"\"", Qemu.commandLine(List.of("a \"b\" \\c", "")));
  }

  @Test
  void memoryAndMachineAreGivenToQemu() {
    List<String> command = new Qemu("q35", 32, false).command(Path.of("x"), List.of());
    assertEquals("q35", command.get(command.indexOf("-machine") + 1));
    assertEquals("32M", command.get(command.indexOf("-m") + 1));
    assertTrue(!command.contains("-S"));
  }
}
