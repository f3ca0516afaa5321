package kiln.link.reflect;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import kiln.link.declare.CurrencyTable;
import kiln.link.declare.LocaleNames;
import kiln.link.declare.LocaleTable;
import kiln.link.declare.ZoneNames;
import kiln.link.declare.ZoneTable;

/**
 * The classes of texts of locales that are made only where they are asked for.
 *
 * @param locales the declared ones
 * @param zones the declared ones
 * @param files reads a file of the class library by its path; null if it is not there
 */
public record TextClasses(
    LocaleTable locales, ZoneTable zones, Function<String, byte[]> files) {
  private static final String COMPACT_NUMBERS = Classes.GENERATED + "CompactNumbers";
  private static final String ZONE_NAMES = Classes.GENERATED + "ZoneNames";
  private static final Map<String, LocaleNames> NAMES =
      Map.of(
          Classes.GENERATED + "LanguageNames", LocaleNames.LANGUAGES,
          Classes.GENERATED + "CountryNames", LocaleNames.COUNTRIES,
          Classes.GENERATED + "ScriptNames", LocaleNames.SCRIPTS,
          Classes.GENERATED + "VariantNames", LocaleNames.VARIANTS,
          Classes.GENERATED + "NamePatterns", LocaleNames.PATTERNS);

  /** The class file of the class {@code name}; null if it is none of these. */
  public byte[] find(String name) {
    Collection<String> declared = locales.texts().keySet();
    if (NAMES.containsKey(name)) {
      return LocaleClasses.of(name, NAMES.get(name).in(declared, files));
    }
    return switch (name) {
      case CurrencyClasses.NAME -> CurrencyClasses.of(CurrencyTable.of(declared, files));
      case COMPACT_NUMBERS ->
          LocaleClasses.of(name, LocaleTable.compactNumbers(declared, files));
      case ZONE_NAMES -> LocaleClasses.of(name, ZoneNames.of(zones, declared, files));
      default -> null;
    };
  }
}
