package kiln.link.wiring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The types of settings, spelled as {@code kiln.runtime.config.Settings} spells them, and what
 * their values look like.
 */
final class KeyTypes {
  static final String BOOLEAN = "true|false";
  static final String NUMBER = "NUMBER";
  static final String LONG = "LONG";
  static final String DECIMAL = "DECIMAL";
  static final String TEXT = "TEXT";
  static final String LIST = "TEXT,...";

  private KeyTypes() {}

  /** Elements as one value: commas between them, {@code \,} for a comma within one. */
  static String list(List<String> elements) {
    return elements.stream().map(e -> e.replace(",", "\\,")).collect(Collectors.joining(","));
  }

  /** The value of a setting that nobody set: that of an absent property (§112.8.2.2). */
  static String absent(String type) {
    return switch (type) {
      case BOOLEAN -> "false";
      case NUMBER, LONG, DECIMAL -> "0";
      case LIST -> "";
      default -> null;
    };
  }

  /** What is wrong with a value, as the end of a sentence; null if nothing is. */
  static String mistake(String type, String descriptor, String value) {
    if (value == null) {
      return null;
    }
    try {
      switch (type) {
        case BOOLEAN -> {
          return value.equals("true") || value.equals("false") ? null : "is neither true nor false";
        }
        case NUMBER -> Integer.parseInt(value);
        case LONG -> Long.parseLong(value);
        case DECIMAL -> Double.parseDouble(value);
        default -> {
          boolean isEnum = !descriptor.equals(ConfigType.STRING)
              && !descriptor.equals(ConfigType.STRINGS);
          return isEnum && !Arrays.asList(type.split("\\|")).contains(value)
              ? "is none of " + type.replace("|", ", ")
              : null;
        }
      }
      return null;
    } catch (NumberFormatException e) {
      return type.equals(DECIMAL) ? "is not a number" : "is not a whole number of its type";
    }
  }
}
