package kiln.link.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kiln.link.LinkFailure;

/**
 * A folder of its own for one run of the tools; gone with everything in it after {@link #close}.
 *
 * <p>Its path is another one each time, so no path of it may reach an object: tools run inside it
 * and get relative names.
 */
public final class WorkFolder implements AutoCloseable {
  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  /** A new, empty folder in the system's folder for temporary files. */
  public static WorkFolder create() throws IOException {
    return new WorkFolder(Files.createTempDirectory("kiln-"));
  }

  public Path path() {
    return path;
  }

  /** Writes a file below this folder and makes the folders between. */
  public Path write(String name, byte[] content) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /** What a failed read or write means for the author of an app. */
  public static LinkFailure failure(IOException e) {
    return new LinkFailure(List.of(
        "Compiling or linking could not read or write a file (" + e + "). Is the disk full or read-only"
            + " that holds " + System.getProperty("java.io.tmpdir") + " or the cache? Make room, or"
            + " choose another folder with -Djava.io.tmpdir=FOLDER."));
  }

  /** Removes the folder; what cannot be removed stays for the system's own cleaning. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // A leftover in the folder for temporary files is no reason to fail a finished link.
      path.toFile().deleteOnExit();
    }
  }
}
