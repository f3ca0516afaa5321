package kiln.link.declare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The texts of declared locales, by language tag: names of months and days, patterns of dates and
 * numbers, symbols, as the JDK's files of Unicode's CLDR have them. Where a locale is silent its
 * parent speaks, in the end the root.
 *
 * @param texts by tag and by the names that the JDK's resource bundles have: a string, or a list
 */
public record LocaleTable(SortedMap<String, SortedMap<String, Object>> texts) {
  private static final String WEEKS = "sun/util/resources/cldr/CalendarData.class";
  private static final String TEXTS = "sun/text/resources/";

  /** The locales whose texts need no declaration. */
  static final List<String> ALWAYS = List.of(LocaleSource.ROOT, "en");

  private static final List<String> COMPACT =
      List.of("short.CompactNumberPatterns", "long.CompactNumberPatterns", "PluralRules");

  /** The entries that images use; those of numbers are chosen by the locale's digits. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(standalone\\.)?(Month|Day|Quarter)(Names|Abbreviations|Narrows)"
              + "|(narrow\\.)?AmPmMarkers|(java\\.time\\.)?(long\\.|short\\.|narrow\\.)?Eras"
              + "|(java\\.time\\.)?(Date|Time|DateTime)Patterns|DateTimePatternChars|DayPeriodRules"
              + "|timezone\\.(gmtFormat|gmtZeroFormat|hourFormat)");

  /**
   * The texts of these locales.
   *
   * @param files reads a file of the class library by its path; null if it is not there
   * @param problems gets a sentence for each tag that is none, or that the JDK has no data of
   */
  public static LocaleTable of(
      Collection<String> tags, Function<String, byte[]> files, List<String> problems) {
    SortedMap<String, SortedMap<String, Object>> texts = new TreeMap<>();
    LocaleSource source = new LocaleSource(files);
    for (String tag : tags) {
      if (!isPlain(tag)) {
        problems.add(
            Declarations.FILE + " declares the locale " + tag + ", which is no language, script"
                + " and country such as de, de-AT or zh-Hant-TW.");
      } else if (data(source, tag).isEmpty()) {
        problems.add(
            Declarations.FILE + " declares the locale " + tag + ", which this JDK has no data of.");
      } else if (source.isOlder(tag)) {
        problems.add(
            Declarations.FILE + " declares the locale " + tag + ", which this JDK has older data of"
                + " than Unicode's CLDR: name its script too, as in zh-Hans-SG.");
      } else {
        texts.put(tag, read(source, tag));
      }
    }
    return new LocaleTable(texts);
  }

  /**
   * How these locales, the root and English write numbers in few letters, such as 12K; the same
   * entries go for all digits.
   *
   * @param declared language tags that the JDK has data of
   */
  public static LocaleTable compactNumbers(
      Collection<String> declared, Function<String, byte[]> files) {
    SortedMap<String, SortedMap<String, Object>> texts = new TreeMap<>();
    LocaleSource source = new LocaleSource(files);
    List<String> tags = new ArrayList<>(ALWAYS);
    tags.addAll(declared);
    for (String tag : tags) {
      SortedMap<String, Object> all = source.inCldr(TEXTS, "FormatData", tag);
      all.keySet().retainAll(COMPACT);
      texts.put(tag, all);
    }
    return new LocaleTable(texts);
  }

  private static boolean isPlain(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      return locale.toLanguageTag().equals(tag)
          && locale.getVariant().isEmpty()
          && !locale.hasExtensions()
          && !locale.getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static Map<String, Object> data(LocaleSource source, String tag) {
    return source.bundle(TEXTS + "cldr/", "FormatData", language(tag));
  }

  private static String language(String tag) {
    return tag.split("-")[0];
  }

  private static SortedMap<String, Object> read(LocaleSource source, String tag) {
    SortedMap<String, Object> all = source.inOlder(TEXTS, "JavaTimeSupplementary", tag);
    all.putAll(source.inCldr(TEXTS, "FormatData", tag));
    SortedMap<String, Object> chosen = new TreeMap<>();
    all.forEach((key, value) -> {
      if (WANTED.matcher(key).matches()) {
        chosen.put(key, value);
      }
    });
    String digits = all.get("DefaultNumberingSystem") + ".";
    for (String key : List.of("NumberElements", "NumberPatterns")) {
      chosen.put(key, all.getOrDefault(digits + key, all.get("latn." + key)));
    }
    weeks(source, tag, chosen);
    return chosen;
  }

  /** First day and least days of a week, where the tag names a country. */
  private static void weeks(LocaleSource source, String tag, SortedMap<String, Object> into) {
    String country = Locale.forLanguageTag(tag).getCountry();
    Map<String, Object> data = Contents.ofBundle(source.file(WEEKS));
    for (String key : List.of("firstDayOfWeek", "minimalDaysInFirstWeek")) {
      into.put(key, country.isEmpty() ? "1" : ofCountry((String) data.get(key), country));
    }
  }

  /** From a list such as {@code 1: US CA;2: 001 DE}, where 001 stands for all others. */
  private static String ofCountry(String list, String country) {
    String others = "1";
    for (String part : list.split(";")) {
      List<String> words = List.of(part.replace(":", "").trim().split(" +"));
      if (words.contains(country)) {
        return words.get(0);
      } else if (words.contains("001")) {
        others = words.get(0);
      }
    }
    return others;
  }
}
