package kiln.runtime.lang;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;
import kiln.runtime.io.ConsoleInput;
import kiln.runtime.io.ConsoleOutput;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The console is the platform's; properties are few and fixed. */
@Substitutes("java.lang.System")
final class SystemSubstitution {
  @Original public static InputStream in;
  @Original public static PrintStream out;
  @Original public static PrintStream err;

  static {
    in = new ConsoleInput();
    out = new PrintStream(new ConsoleOutput(1), true);
    err = new PrintStream(new ConsoleOutput(2), true);
  }

  private SystemSubstitution() {}

  public static void setIn(InputStream stream) {
    in = stream;
  }

  public static void setOut(PrintStream stream) {
    out = stream;
  }

  public static void setErr(PrintStream stream) {
    err = stream;
  }

  public static Properties getProperties() {
    return SystemProperties.all();
  }

  public static void setProperties(Properties properties) {
    SystemProperties.replace(properties);
  }

  public static String getProperty(String key) {
    checkKey(key);
    return SystemProperties.get(key);
  }

  public static String getProperty(String key, String fallback) {
    checkKey(key);
    String value = SystemProperties.get(key);
    return value == null ? fallback : value;
  }

  public static String setProperty(String key, String value) {
    checkKey(key);
    return (String) SystemProperties.all().setProperty(key, value);
  }

  public static String clearProperty(String key) {
    checkKey(key);
    return (String) SystemProperties.all().remove(key);
  }

  private static void checkKey(String key) {
    if (key == null) {
      throw new NullPointerException("key can't be null");
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException("key can't be empty");
    }
  }

  public static String lineSeparator() {
    return "\n";
  }

  public static String getenv(String name) {
    java.util.Objects.requireNonNull(name);
    return null;
  }

  public static Map<String, String> getenv() {
    return Map.of();
  }
}
