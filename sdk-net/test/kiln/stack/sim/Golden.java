package kiln.stack.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;

/** Files of this room's testdata; {@code UPDATE_GOLDEN=1} rewrites them. */
public final class Golden {
  private Golden() {}

  /** A path below {@code sdk-net/testdata}, wherever in the workspace the test runs. */
  public static Path path(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("cnf"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException(
          "no folder above " + Path.of("").toAbsolutePath() + " has cnf");
    }
    return at.resolve("sdk-net/testdata").resolve(name);
  }

  public static String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void check(String name, String actual) {
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      try {
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), actual);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return;
    }
    Assertions.assertEquals(read(name), actual, "run with UPDATE_GOLDEN=1 to accept");
  }
}
