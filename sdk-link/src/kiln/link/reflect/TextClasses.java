package kiln.link.reflect;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import kiln.link.declare.CurrencyTable;
import kiln.link.declare.LocaleNames;
import kiln.link.declare.LocaleTable;

/** The classes of texts of locales that are made only where they are asked for. */
public final class TextClasses {
  private static final Map<String, LocaleNames> NAMES =
      Map.of(
          Classes.GENERATED + "LanguageNames", LocaleNames.LANGUAGES,
          Classes.GENERATED + "CountryNames", LocaleNames.COUNTRIES,
          Classes.GENERATED + "ScriptNames", LocaleNames.SCRIPTS,
          Classes.GENERATED + "VariantNames", LocaleNames.VARIANTS,
          Classes.GENERATED + "NamePatterns", LocaleNames.PATTERNS);

  private TextClasses() {}

  /**
   * The class file of the class {@code name}; null if it is none of these.
   *
   * @param declared language tags that the JDK has data of
   * @param files reads a file of the class library by its path; null if it is not there
   */
  public static byte[] of(
      String name, Collection<String> declared, Function<String, byte[]> files) {
    if (NAMES.containsKey(name)) {
      return LocaleClasses.of(name, NAMES.get(name).in(declared, files));
    }
    return switch (name) {
      case CurrencyClasses.NAME -> CurrencyClasses.of(CurrencyTable.of(declared, files));
      case LocaleClasses.COMPACT_NUMBERS ->
          LocaleClasses.of(name, LocaleTable.compactNumbers(declared, files));
      default -> null;
    };
  }
}
