package kiln.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kiln.runtime.substitute.StandsFor;

/** The texts of the locales that a bundle declares ({@code locale de-DE}), as the JDK's CLDR data has them. */
public final class DeclaredTexts {
  private static final char END = '\u0001'; // of a field
  private static String lastTag = "";
  private static String lastLines;

  private DeclaredTexts() {}

  /** The class that the linker generates: {@code kiln.link.reflect.LocaleClasses} has the format. */
  @StandsFor("kiln.generated.Locales")
  static final class Generated {
    private Generated() {}

    static native String texts(String tag);

    static native String tags();
  }

  /** The tags of the declared locales, each ended by a line's end. */
  static String tags() {
    return Generated.tags();
  }

  static boolean has(Locale locale) {
    return lines(locale) != null;
  }

  /** Language, script and country, as a declaration names them. */
  static String tag(Locale locale) {
    String tag = locale.getLanguage();
    if (!locale.getScript().isEmpty()) {
      tag = tag.concat("-").concat(locale.getScript());
    }
    return locale.getCountry().isEmpty() ? tag : tag.concat("-").concat(locale.getCountry());
  }

  private static synchronized String lines(Locale locale) {
    String tag = tag(locale);
    if (!tag.equals(lastTag)) {
      lastLines = tag.isEmpty() ? null : Generated.texts(tag);
      lastTag = tag;
    }
    if (lastLines != null && (locale.hasExtensions() || !locale.getVariant().isEmpty())) {
      throw new UnsupportedOperationException(
          "Variants and extensions of locales are not in images: use the locale ".concat(tag));
    }
    return lastLines;
  }

  /** The fields of an entry, the first of which is {@code a} or {@code s}; null if there is none. */
  private static List<String> fields(String lines, String key) {
    String start = "\n".concat(key).concat("\u0001");
    int at = lines == null ? -1 : lines.indexOf(start);
    if (at < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    at += start.length();
    while (at < lines.length() && lines.charAt(at) != '\n') {
      int end = lines.indexOf(END, at);
      fields.add(lines.substring(at, end));
      at = end + 1;
    }
    return fields;
  }

  /** A text or an array of texts, by the name that the JDK's resource bundles have for it; or null. */
  static Object entry(Locale locale, String key) {
    return entry(lines(locale), key);
  }

  /** The same, of the texts of one locale. */
  static Object entry(String lines, String key) {
    List<String> fields = fields(lines, key);
    if (fields == null) {
      return null;
    }
    return fields.get(0).equals("s")
        ? fields.get(1) : fields.subList(1, fields.size()).toArray(new String[0]);
  }

  /** An entry that is an array; null if there is none. */
  static String[] array(Locale locale, String key) {
    return (String[]) entry(locale, key);
  }

  /** An entry that is a number. */
  static int number(Locale locale, String key) {
    return Integer.parseInt((String) entry(locale, key));
  }
}
