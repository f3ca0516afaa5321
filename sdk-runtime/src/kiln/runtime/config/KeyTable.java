package kiln.runtime.config;

import kiln.app.Seldom;

/**
 * The keys of an image as text, for the {@code jvm} platform on Felix: there no generated {@code
 * main} declares them, so the linker hands them over as a framework property.
 *
 * <p>A line per key, each line component, property, type, default and meaning between tabs; {@code
 * \t}, {@code \n} and {@code \\} stand for themselves; an absent default is {@code \0}.
 */
@Seldom
public final class KeyTable {
  private static final String ABSENT = "\\0";

  private KeyTable() {}

  /** One line of the table, its end included. */
  public static String line(
      String component, String property, String type, String value, String meaning) {
    return escape(component) + '\t' + escape(property) + '\t' + escape(type) + '\t'
        + (value == null ? ABSENT : escape(value)) + '\t' + escape(meaning) + '\n';
  }

  /**
   * Settings with every key of the table declared.
   *
   * @throws IllegalArgumentException if a line does not have five fields
   */
  public static Settings read(String table) {
    String[] lines = table.isEmpty() ? new String[0] : table.split("\n");
    Settings settings = new Settings(lines.length);
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length != 5) {
        throw new IllegalArgumentException(
            "A key has 5 fields, not " + fields.length + ": " + line);
      }
      settings.declare(
          unescape(fields[0]),
          unescape(fields[1]),
          unescape(fields[2]),
          fields[3].equals(ABSENT) ? null : unescape(fields[3]),
          unescape(fields[4]));
    }
    return settings;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
        c = c == 't' ? '\t' : c == 'n' ? '\n' : c;
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
