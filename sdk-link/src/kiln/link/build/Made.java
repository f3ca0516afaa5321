package kiln.link.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a class folder was made of, remembered for the next build.
 *
 * <p>As text: a line with {@code shared}; then for each source its fingerprint and its path, and
 * behind it, indented by a blank, the same of its class files.
 *
 * @param shared fingerprint of what decides all classes: options, class path, compiler
 * @param sources by their path within the workspace
 */
record Made(String shared, SortedMap<String, Source> sources) {
  /**
   * @param content fingerprint
   * @param classes fingerprints of the class files, by their path within the folder
   */
  record Source(String content, SortedMap<String, String> classes) {}

  /** What {@link #text} gave; nothing was made of anything if that is empty. */
  static Made of(String text) {
    SortedMap<String, Source> sources = new TreeMap<>();
    List<String> lines = text.lines().toList();
    SortedMap<String, String> classes = new TreeMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] columns = line.strip().split(" ", 2); // a path may have blanks
      if (line.startsWith(" ")) {
        classes.put(columns[1], columns[0]);
      } else {
        classes = new TreeMap<>();
        sources.put(columns[1], new Source(columns[0], classes));
      }
    }
    return new Made(lines.isEmpty() ? "" : lines.get(0), sources);
  }

  String text() {
    StringBuilder text = new StringBuilder(shared).append('\n');
    sources.forEach((path, source) -> {
      text.append(source.content()).append(' ').append(path).append('\n');
      source.classes().forEach((name, content) ->
          text.append(' ').append(content).append(' ').append(name).append('\n'));
    });
    return text.toString();
  }

  /** All class files, with their fingerprints. */
  SortedMap<String, String> classes() {
    SortedMap<String, String> classes = new TreeMap<>();
    sources.values().forEach(source -> classes.putAll(source.classes()));
    return classes;
  }

  /**
   * The sources whose content differs, if that is all that differs.
   *
   * @param now the fingerprints of all sources there are, by path
   * @return none also if one came or went, or something else decides otherwise: whatever refers to
   *     a name may mean another class then
   */
  List<String> changed(String sharedNow, Map<String, String> now) {
    if (!shared.equals(sharedNow) || !sources.keySet().equals(now.keySet())) {
      return List.of();
    }
    List<String> changed = new ArrayList<>();
    sources.forEach((path, source) -> {
      if (!source.content().equals(now.get(path))) {
        changed.add(path);
      }
    });
    return changed;
  }
}
