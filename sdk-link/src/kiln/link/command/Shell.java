package kiln.link.command;

import java.util.List;
import java.util.stream.Collectors;

/** Commands as a shell takes them. */
final class Shell {
  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

  private Shell() {}

  /** One line; words with other characters are quoted. */
  static String line(List<String> words) {
    return words.stream()
        .map(word -> word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
