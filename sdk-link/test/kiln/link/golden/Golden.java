package kiln.link.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts below {@code sdk-link/testdata}; {@code UPDATE_GOLDEN=1} rewrites them. */
public final class Golden {
  private Golden() {}

  /** The nearest folder upwards from the working directory that holds {@code cnf}. */
  public static Path workspace() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("cnf")) && Files.isDirectory(at.resolve("sdk-link"))) {
        return at;
      }
    }
    throw new IllegalStateException("Tests run inside the workspace");
  }

  public static Path testdata(String path) {
    return workspace().resolve("sdk-link/testdata").resolve(path);
  }

  /** Compares a text with the file, or writes the file. */
  public static void check(Path expected, String actual) {
    try {
      if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
        Files.writeString(expected, actual);
      }
      assertEquals(Files.readString(expected), actual, expected.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
