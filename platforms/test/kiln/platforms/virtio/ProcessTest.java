package kiln.platforms.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of the platform's C on the host, against inputs and devices that QEMU does not offer. */
class ProcessTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"loader, pvh.c words.c devices.c", "tables, ''", "time, ''"})
  void theTestPasses(String name, String tested) throws Exception {
    byte[] elf = Natives.process(name, Arrays.asList(tested.split(" ")));
    Path file = Files.write(folder.resolve(name), elf);
    file.toFile().setExecutable(true);
    Process process = new ProcessBuilder(file.toString()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("passed\n", output);
    assertEquals(0, process.waitFor());
  }
}
