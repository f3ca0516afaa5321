package kiln.link.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options and operands of one verb.
 *
 * <p>Options come before or between the operands, {@code --name VALUE}, {@code --name=VALUE} or a
 * plain {@code --name} flag; {@code --} ends them. What a verb did not declare is a {@link Usage}.
 */
final class Options {
  private final String verb;
  private final Set<String> valued;
  private final Set<String> flags;
  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> set = new HashSet<>();
  private final List<String> operands = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();

  private Options(String verb, Set<String> valued, Set<String> flags) {
    this.verb = verb;
    this.valued = valued;
    this.flags = flags;
  }

  /**
   * Parses a whole command line.
   *
   * @param valued the options that take a value, as they are written: {@code --platform}, {@code
   *     -o}
   */
  static Options parse(String verb, List<String> line, Set<String> valued, Set<String> flags)
      throws Usage {
    return new Options(verb, valued, flags).read(line, Integer.MAX_VALUE);
  }

  /** Parses up to the {@code count}th operand; all after it is {@link #rest}, whatever it is. */
  static Options parseUntil(
      int count, String verb, List<String> line, Set<String> valued, Set<String> flags)
      throws Usage {
    return new Options(verb, valued, flags).read(line, count);
  }

  /** The value of an option; of one that is given several times, the last. */
  Optional<String> value(String option) {
    List<String> all = values(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The values of an option that may be given several times, in order. */
  List<String> values(String option) {
    return values.getOrDefault(option, List.of());
  }

  boolean has(String flag) {
    return set.contains(flag);
  }

  List<String> operands() {
    return operands;
  }

  /** What stands after {@code --}, or after the last operand that was asked for. */
  List<String> rest() {
    return rest;
  }

  /** {@link #rest} as an app's arguments: a {@code --} before them only says that they are. */
  List<String> arguments() {
    boolean marked = !rest.isEmpty() && rest.get(0).equals("--");
    return marked ? rest.subList(1, rest.size()) : rest;
  }

  private Options read(List<String> line, int most) throws Usage {
    Deque<String> words = new ArrayDeque<>(line);
    while (!words.isEmpty() && operands.size() < most) {
      String word = words.pop();
      if (word.equals("--")) {
        rest.addAll(words);
        return this;
      }
      if (word.startsWith("-") && word.length() > 1) {
        option(word, words);
      } else {
        operands.add(word);
      }
    }
    rest.addAll(words);
    return this;
  }

  private void option(String word, Deque<String> words) throws Usage {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (valued.contains(name)) {
      if (equals < 0 && words.isEmpty()) {
        throw new Usage(verb + ": " + name + " needs a value.");
      }
      values
          .computeIfAbsent(name, each -> new ArrayList<>())
          .add(equals < 0 ? words.pop() : word.substring(equals + 1));
    } else if (flags.contains(word)) {
      set.add(word);
    } else {
      List<String> known = new ArrayList<>(valued);
      known.addAll(flags);
      known.sort(null);
      throw new Usage(
          "%s: no option %s. It knows %s."
              .formatted(verb, name, known.isEmpty() ? "none" : String.join(", ", known)));
    }
  }
}
