package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
  @TempDir Path folder;

  @BeforeEach
  void oneAssembly() throws IOException {
    Files.writeString(folder.resolve("hello.bndrun"), "");
    Files.writeString(folder.resolve("hello.bnd"), "");
  }

  @Test
  void theFileIsFound() throws Exception {
    Path found = Assembly.find("boot", folder + "/./hello.bndrun");
    assertEquals(folder.resolve("hello.bndrun").toAbsolutePath(), found);
  }

  @Test
  void aTypoNamesWhatIsThere() {
    String message = refused("helo.bndrun");
    assertTrue(message.startsWith("boot: no file "), message);
    assertTrue(message.endsWith("holds hello.bndrun."), message);
  }

  @Test
  void anotherKindOfFileIsRefused() {
    assertTrue(refused("hello.bnd").contains("is not an assembly"));
  }

  @Test
  void aMissingFolderIsSaid() {
    assertTrue(refused("aps/hello.bndrun").contains("There is no folder"));
  }

  private String refused(String name) {
    return assertThrows(Usage.class, () -> Assembly.find("boot", folder + "/" + name)).getMessage();
  }
}
