package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class Jdk17Test {
  @Test
  void theHomeHoldsAClassLibraryOfVersion17() throws Exception {
    Path home = Jdk17.home();
    assertTrue(Files.isRegularFile(home.resolve("lib/modules")));
    assertTrue(Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17"));
  }

  @Test
  void theRunningJdkIsPreferred() throws Exception {
    if (Jdk17.isRunning()) {
      assertEquals(Path.of(System.getProperty("java.home")).toRealPath(), Jdk17.home());
    }
  }
}
