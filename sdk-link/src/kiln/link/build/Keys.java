package kiln.link.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key that each output was last made with, one small file per output; and {@link Made}. */
final class Keys {
  private final Path folder;

  Keys(Path folder) {
    this.folder = folder;
  }

  boolean holds(String output, String key) throws IOException {
    return get(output).equals(key);
  }

  /** The key of an output; empty if it has none. */
  String get(String output) throws IOException {
    Path file = folder.resolve(output);
    return Files.isRegularFile(file) ? Files.readString(file) : "";
  }

  void put(String output, String key) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(output), key);
  }

  /** Before an output is made anew: until it is whole, it has no key. */
  void forget(String output) throws IOException {
    Files.deleteIfExists(folder.resolve(output));
  }
}
