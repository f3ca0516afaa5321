package kiln.link.declare;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What currencies are called: in the root locale, in English and in declared locales, as the JDK
 * has it of Unicode's CLDR and, where that is silent, of its older data.
 *
 * @param symbols by language tag, then by the currency's code
 * @param names at length, in the same way
 */
public record CurrencyTable(
    SortedMap<String, SortedMap<String, String>> symbols,
    SortedMap<String, SortedMap<String, String>> names) {
  /**
   * Reads the names.
   *
   * @param declared language tags that the JDK has data of
   * @param files reads a file of the class library by its path; null if it is not there
   */
  public static CurrencyTable of(Collection<String> declared, Function<String, byte[]> files) {
    CurrencyTable table = new CurrencyTable(new TreeMap<>(), new TreeMap<>());
    LocaleSource source = new LocaleSource(files);
    LocaleTable.ALWAYS.forEach(tag -> table.add(source, tag));
    declared.forEach(tag -> table.add(source, tag));
    return table;
  }

  private void add(LocaleSource source, String tag) {
    SortedMap<String, String> symbols = new TreeMap<>();
    SortedMap<String, String> names = new TreeMap<>();
    source.inBoth("sun/util/resources/", "CurrencyNames", tag).forEach((key, value) -> {
      String code = key.toUpperCase(Locale.ROOT); // names have keys in small letters
      if (key.equals(code)) {
        symbols.put(code, (String) value);
      } else {
        names.put(code, (String) value);
      }
    });
    symbols().put(tag, symbols);
    names().put(tag, names);
  }
}
