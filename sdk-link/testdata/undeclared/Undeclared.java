// declare: class undeclared.Undeclared$Known
// declare: proxy java.lang.Runnable
// declare: locale de-AT
package undeclared;

import java.lang.reflect.Proxy;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** Asks by reflection for what the image does not have. */
public class Undeclared {
  static class Known {
    void run() {}
  }

  @Deprecated
  static class Unknown {
    void run() {}
  }

  static class Partial {
    void one() {}

    void two() {}
  }

  static void attempt(String what, Callable<?> action) {
    try {
      System.out.println(what + ": " + action.call());
    } catch (Exception e) {
      System.out.println(what + ": " + e);
    }
  }

  static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName("undeclared.Undeclared$".concat(name));
  }

  public static void main(String[] args) throws Exception {
    System.out.println(new Unknown().getClass().getName());
    System.out.println(Partial.class.getDeclaredMethod("one").getName());
    for (String name : new String[] {"Known", "Unknown", "Partial"}) {
      Class<?> type = named(name);
      attempt("all", () -> type.getDeclaredMethods().length);
      attempt("one", () -> type.getDeclaredMethod("one"));
      attempt("two", () -> type.getDeclaredMethod("two"));
      attempt("field", () -> type.getField("field"));
      attempt("deprecated", () -> type.isAnnotationPresent(Deprecated.class));
    }
    for (String name : new String[] {"Runnable", "Comparable"}) {
      Class<?>[] faces = new Class<?>[1];
      Arrays.setAll(faces, i -> name.equals("Runnable") ? Runnable.class : Comparable.class);
      attempt(
          "proxy",
          () -> Proxy.newProxyInstance(null, faces, (proxy, method, all) -> "made").toString());
    }
    attempt("locale", () -> String.format(Locale.GERMANY, "%,d", 1000));
    attempt("locale", () -> String.format(Locale.forLanguageTag("de-AT"), "%,.1f", 1000.25));
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.forLanguageTag("de-AT"));
    Locale buddhist = Locale.forLanguageTag("th-TH-u-ca-buddhist");
    attempt("language", () -> Locale.GERMAN.getDisplayLanguage(Locale.FRENCH));
    attempt("extension", () -> buddhist.getDisplayName(Locale.ENGLISH));
    attempt("extension", () -> buddhist.stripExtensions().getDisplayName(Locale.ENGLISH));
    TimeZone utc = TimeZone.getTimeZone("UTC");
    attempt("zone", () -> utc.getDisplayName(false, TimeZone.LONG, Locale.FRENCH));
    attempt("zone", () -> DateTimeFormatter.ofPattern("z").parse("CET"));
    attempt("money", () -> new DecimalFormat("\u00a4 0", symbols).format(1));
  }
}
