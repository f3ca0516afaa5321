package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the workspace from the folder that the tests run in. */
final class Workspace {
  private Workspace() {}

  /** The nearest folder upwards that holds {@code cnf} and {@code sdk-link}. */
  static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("cnf")) && Files.isDirectory(at.resolve("sdk-link"))) {
        return at;
      }
    }
    throw new IllegalStateException(
        "no folder above "
            + Path.of("").toAbsolutePath()
            + " holds cnf and sdk-link:"
            + " run inside the workspace");
  }

  /** The jar of {@code cnf/pom.xml} whose file name starts with {@code name} and a dash. */
  static Path jar(String name) throws IOException {
    for (String line : Files.readAllLines(root().resolve("cnf/cache/jars.txt"))) {
      Path jar = Path.of(line);
      if (jar.getFileName().toString().startsWith(name + "-")) {
        return jar;
      }
    }
    throw new IllegalArgumentException("cnf/pom.xml names no jar " + name);
  }
}
