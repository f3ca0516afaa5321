package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A {@code .bndrun} as a verb's operand: a file, looked up from the working directory. */
final class Assembly {
  static final String SUFFIX = ".bndrun";

  private Assembly() {}

  /**
   * The file that {@code operand} names.
   *
   * @throws Usage if there is none, or it is no assembly; the message lists those beside it
   */
  static Path find(String verb, String operand) throws Usage, IOException {
    Path file = Path.of(operand).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new Usage("%s: no file %s.%s".formatted(verb, operand, hint(file)));
    }
    if (!operand.endsWith(SUFFIX)) {
      throw new Usage(
          "%s: %s is not an assembly; their names end in %s.%s"
              .formatted(verb, operand, SUFFIX, hint(file)));
    }
    return file;
  }

  /** The name of its image. */
  static String name(Path assembly) {
    String file = assembly.getFileName().toString();
    return file.substring(0, file.length() - SUFFIX.length());
  }

  private static String hint(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return " There is no folder %s either.".formatted(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(each -> each.getFileName().toString())
              .filter(name -> name.endsWith(SUFFIX))
              .sorted()
              .toList();
      return names.isEmpty()
          ? " %s holds no %s.".formatted(folder, SUFFIX)
          : " %s holds %s.".formatted(folder, String.join(", ", names));
    }
  }
}
