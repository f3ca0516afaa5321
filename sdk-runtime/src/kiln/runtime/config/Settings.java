package kiln.runtime.config;

import java.util.LinkedHashMap;
import java.util.Map;
import kiln.app.Seldom;

/**
 * The keys of an image and their values: declared, then read from the command line, then asked for.
 *
 * <p>On the command line the property {@code ipv4.gateway} of the component {@code net} is {@code
 * --ipv4-gateway=10.0.0.1}, or {@code --net.ipv4-gateway=10.0.0.1}; the long form is needed where
 * two components share a key. {@code --flag} alone says {@code true}. Elements of a list are
 * separated by commas; {@code \,} is a comma within an element.
 *
 * <p>In every image that has keys, so texts are put together by {@code concat}: {@code +} would bring
 * builders along. Keys are numbered in the order of their declaration, from 0. Not thread safe.
 */
@Seldom
public final class Settings {
  /** The type of a boolean key. The type of an enum is the names of its constants, so parted. */
  public static final String BOOLEAN = "true|false";

  /** The type of an int key. */
  public static final String NUMBER = "NUMBER";

  /** The type of a long key. */
  public static final String LONG = "LONG";

  /** The type of a double key. */
  public static final String DECIMAL = "DECIMAL";

  public static final String TEXT = "TEXT";

  /** The type of a key with any number of texts. */
  public static final String LIST = "TEXT,...";

  private static final int HELP_COLUMN = 32;

  private final String[] components;
  private final String[] properties;
  private final String[] types;
  private final String[] values;
  private final String[] meanings;
  private final boolean[] given;
  private int count;

  /** Room for {@code size} keys. */
  public Settings(int size) {
    components = new String[size];
    properties = new String[size];
    types = new String[size];
    values = new String[size];
    meanings = new String[size];
    given = new boolean[size];
  }

  /**
   * Declares the next key.
   *
   * @param component the name of the component that it belongs to
   * @param property its name as a component property, as in {@code ipv4.gateway}
   * @param type one of the constants above, or the names of an enum
   * @param value the default, as it would stand on the command line; null if there is none
   * @param meaning one line for {@code --help}, may be empty
   */
  public void declare(
      String component, String property, String type, String value, String meaning) {
    components[count] = component;
    properties[count] = property;
    types[count] = type;
    values[count] = value;
    meanings[count] = meaning;
    count++;
  }

  /**
   * Reads a command line up to its first mistake; values are checked when they are asked for.
   *
   * @return false if help is asked for: print {@link #help} and stop
   * @throws Refused for an unknown or ambiguous key, a key given twice, a missing value
   */
  public boolean read(String[] arguments) throws Refused {
    for (String argument : arguments) {
      if (argument.equals("--help")) {
        return false; // before anything is read: help shows the defaults
      }
    }
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw new Refused(argument.concat(
            " is not a setting: settings look like --key=value. --help lists them."));
      }
      int equals = argument.indexOf('=');
      String option = equals < 0 ? argument : argument.substring(0, equals);
      int key = find(option);
      if (given[key]) {
        throw new Refused(option.concat(" is given twice."));
      }
      given[key] = true;
      if (equals >= 0) {
        values[key] = argument.substring(equals + 1);
      } else if (types[key].equals(BOOLEAN)) {
        values[key] = "true";
      } else {
        throw new Refused(option.concat(" needs a value: ").concat(option).concat("=")
            .concat(types[key]).concat("."));
      }
    }
    return true;
  }

  /** The number of the key that an option such as {@code --net.ipv4-gateway} names. */
  private int find(String option) throws Refused {
    int dot = option.lastIndexOf('.');
    String component = dot < 0 ? null : option.substring(2, dot);
    String name = option.substring(dot < 0 ? 2 : dot + 1);
    int found = -1;
    for (int i = 0; i < count; i++) {
      if (name.equals(option(i)) && (component == null || component.equals(components[i]))) {
        if (found >= 0) {
          throw new Refused(option.concat(" could be --").concat(qualified(found))
              .concat(" or --").concat(qualified(i)).concat(": write the one that is meant."));
        }
        found = i;
      }
    }
    if (found < 0) {
      throw new Refused(
          option.concat(" is not a setting of this image. --help lists them."));
    }
    return found;
  }

  private String option(int key) {
    return properties[key].replace('.', '-');
  }

  private String qualified(int key) {
    return components[key].concat(".").concat(option(key));
  }

  /** Every key with type, meaning and default, a line each; for when {@link #read} gave false. */
  public String help() {
    String text = "Settings of this image:\n";
    for (int key = 0; key < count; key++) {
      String option = "  --".concat(isShared(key) ? qualified(key) : option(key)).concat("=")
          .concat(types[key]);
      while (option.length() < HELP_COLUMN) {
        option = option.concat(" ");
      }
      String value = values[key] == null ? "no default" : "default: ".concat(values[key]);
      text = text.concat(option).concat("  ").concat(meanings[key])
          .concat(meanings[key].isEmpty() ? "(" : " (").concat(value).concat(")\n");
    }
    return text.concat("  --help                          prints this");
  }

  private boolean isShared(int key) {
    for (int i = 0; i < count; i++) {
      if (i != key && option(i).equals(option(key))) {
        return true;
      }
    }
    return false;
  }

  /** The value of a TEXT key; null if it has none. */
  public String text(int key) {
    return values[key];
  }

  /** The elements of a LIST key. */
  public String[] texts(int key) {
    String value = values[key];
    if (value == null || value.isEmpty()) {
      return new String[0];
    }
    int elements = 1;
    for (int i = 0; i < value.length(); i++) {
      elements += isSeparator(value, i) ? 1 : 0;
    }
    String[] texts = new String[elements];
    int start = 0;
    int element = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || isSeparator(value, i)) {
        texts[element++] = replaced(value.substring(start, i), "\\,", ",");
        start = i + 1;
      }
    }
    return texts;
  }

  /** As String.replace, which brings searches in strings of every kind. */
  private static String replaced(String text, String old, String with) {
    String result = "";
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith(old, i)) {
        result = result.concat(text.substring(from, i)).concat(with);
        from = i + old.length();
        i = from - 1;
      }
    }
    return result.concat(text.substring(from));
  }

  private static boolean isSeparator(String value, int i) {
    return value.charAt(i) == ',' && (i == 0 || value.charAt(i - 1) != '\\');
  }

  public boolean flag(int key) throws Refused {
    String value = values[key];
    if (value.equals("true")) {
      return true;
    }
    if (value.equals("false")) {
      return false;
    }
    throw wrong(key, "is neither true nor false");
  }

  /** The value of a NUMBER key. */
  public int integer(int key) throws Refused {
    return (int) number(key, Integer.MIN_VALUE, Integer.MAX_VALUE, "-2147483648 to 2147483647");
  }

  /** The value of a LONG key. */
  public long number(int key) throws Refused {
    return number(
        key, Long.MIN_VALUE, Long.MAX_VALUE, "-9223372036854775808 to 9223372036854775807");
  }

  /** By hand: Long.parseLong knows every digit of Unicode, and brings its tables. */
  private long number(int key, long least, long greatest, String range) throws Refused {
    String digits = values[key];
    boolean negative = digits.startsWith("-");
    int i = negative ? 1 : 0;
    boolean right = i < digits.length();
    long value = 0; // as a negative number: there is one more of them
    for (; right && i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      right = digit >= 0 && digit <= 9 && value >= (Long.MIN_VALUE + digit) / 10;
      value = value * 10 - digit;
    }
    right &= negative || value != Long.MIN_VALUE;
    value = negative ? value : -value;
    if (!right || value < least || value > greatest) {
      throw wrong(key, "is not a whole number from ".concat(range));
    }
    return value;
  }

  /** The value of a DECIMAL key, written as {@link Double#parseDouble} takes it. */
  public double decimal(int key) throws Refused {
    try {
      return Double.parseDouble(values[key]);
    } catch (NumberFormatException e) {
      throw wrong(key, "is not a number");
    }
  }

  /** The position of an enum key's value among the names of its type; -1 if it has no value. */
  public int choice(int key) throws Refused {
    if (values[key] == null) {
      return -1;
    }
    int position = 0;
    String names = types[key];
    for (int start = 0; start <= names.length(); position++) {
      int end = names.indexOf('|', start);
      end = end < 0 ? names.length() : end;
      if (names.substring(start, end).equals(values[key])) {
        return position;
      }
      start = end + 1;
    }
    throw wrong(key, "is none of ".concat(replaced(names, "|", ", ")));
  }

  private Refused wrong(int key, String how) {
    String name = isShared(key) ? qualified(key) : option(key);
    return new Refused("--".concat(name).concat("=").concat(String.valueOf(values[key]))
        .concat(" ").concat(how).concat("."));
  }

  /**
   * The properties of one component with their values, for Configuration Admin: String, Boolean,
   * Integer, Long, Double or String[]; keys without a value are left out. Never called in an image.
   *
   * @throws Refused for the first value that its type does not allow
   */
  public Map<String, Object> values(String component) throws Refused {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int key = 0; key < count; key++) {
      if (components[key].equals(component) && values[key] != null) {
        all.put(properties[key], value(key));
      }
    }
    return all;
  }

  private Object value(int key) throws Refused {
    switch (types[key]) {
      case BOOLEAN:
        return flag(key);
      case NUMBER:
        return integer(key);
      case LONG:
        return number(key);
      case DECIMAL:
        return decimal(key);
      case LIST:
        return texts(key);
      case TEXT:
        return text(key);
      default:
        choice(key);
        return text(key);
    }
  }
}
