package kiln.link.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The class library that images draw on: the class files of a JDK 17, read from its {@code jrt:/}
 * file system. The linker never loads these classes, it only reads them.
 */
public final class ClassLibrary implements AutoCloseable {
  /** Modules that an image may draw on, in the order of look-up. */
  private static final List<String> MODULES = List.of("java.base", "java.logging");

  private static final List<String> LOCALES = List.of("java.base", "jdk.localedata");

  private final FileSystem image;
  private final Path home;

  private ClassLibrary(FileSystem image, Path home) {
    this.image = image;
    this.home = home;
  }

  /**
   * Opens the class library of the JDK at {@code javaHome}.
   *
   * @throws IOException if there is no run-time image with modules
   */
  public static ClassLibrary open(Path javaHome) throws IOException {
    return new ClassLibrary(
        FileSystems.newFileSystem(
            URI.create("jrt:/"), Map.of("java.home", javaHome.toAbsolutePath().toString())),
        javaHome);
  }

  /**
   * The JDK's table of time zones, which is a file beside the modules.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public byte[] zoneTable() {
    try {
      return Files.readAllBytes(home.resolve("lib/tzdb.dat"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file of the library such as {@code java/lang/Object.class}; null if absent. */
  public byte[] read(String path) {
    return read(MODULES, path);
  }

  /** As {@link #read}, from the modules that have data of locales: no image draws on the latter. */
  public byte[] localeData(String path) {
    return read(LOCALES, path);
  }

  private byte[] read(List<String> modules, String path) {
    for (String module : modules) {
      Path file = image.getPath("/modules", module, path);
      if (Files.exists(file)) {
        try {
          return Files.readAllBytes(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    image.close();
  }
}
