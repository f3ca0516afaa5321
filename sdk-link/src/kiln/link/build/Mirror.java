package kiln.link.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as wholes: made equal to one another, or deleted. */
final class Mirror {
  private Mirror() {}

  /**
   * Makes {@code target} hold exactly the files of {@code source}. A file that is equal already is
   * not touched, so that whoever reads the folder at this moment is disturbed as little as can be.
   */
  static void update(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    for (Path old : Fingerprint.files(target, file -> true)) {
      if (!Files.isRegularFile(source.resolve(target.relativize(old)))) {
        Files.delete(old);
      }
    }
    add(source, target);
  }

  /** Moves the files of {@code source} to {@code target}, but for those that are equal there. */
  static void add(Path source, Path target) throws IOException {
    for (Path file : Fingerprint.files(source, each -> true)) {
      Path copy = target.resolve(source.relativize(file));
      if (!Files.isRegularFile(copy) || Files.mismatch(file, copy) >= 0) {
        Files.createDirectories(copy.getParent());
        Files.move(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Deletes a folder and all in it; nothing if it does not exist. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
