package kiln.runtime.text;

import java.util.Currency;
import java.util.Locale;
import kiln.runtime.substitute.StandsFor;

/**
 * The currencies of countries, for formats of numbers. They are in images that ask for one: by
 * {@link Currency}, or by a format of amounts of money.
 */
abstract class Currencies {
  private static Currencies all;

  /** Called by what asks for currencies, so that the linker sees that they are wanted. */
  static void enable() {
    if (all == null) {
      all = new All();
    }
  }

  /** Those of this image; null if it has none. */
  static Currencies all() {
    return all;
  }

  /** The currency of the locale's country; null if it has none, or is none. */
  abstract Currency of(Locale locale);

  abstract Currency none();

  abstract String symbol(Currency currency, Locale locale);

  private static final class All extends Currencies {
    @Override
    Currency of(Locale locale) {
      try {
        return locale.getCountry().isEmpty() ? null : Currency.getInstance(locale);
      } catch (IllegalArgumentException e) {
        return null; // no such country
      }
    }

    @Override
    Currency none() {
      return Currency.getInstance("XXX");
    }

    @Override
    String symbol(Currency currency, Locale locale) {
      return currency.getSymbol(locale);
    }
  }

  /** The class that the linker generates: {@code kiln.link.reflect.CurrencyClasses} has the format. */
  @StandsFor("kiln.generated.Currencies")
  static final class Generated {
    private Generated() {}

    static native String symbols(String tag);

    static native String names(String tag);
  }

  static String symbol(String code, Locale locale) {
    return find(Generated.symbols(Texts.tag(locale)), code);
  }

  static String name(String code, Locale locale) {
    return find(Generated.names(Texts.tag(locale)), code);
  }

  /** A currency without a name is called by its code. */
  private static String find(String lines, String code) {
    String start = "\n".concat(code);
    int at = lines.indexOf(start);
    if (at < 0) {
      return code;
    }
    int from = at + start.length();
    return lines.substring(from, lines.indexOf('\n', from));
  }
}
