package kiln.link.declare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
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
  private static final String META = "sun/util/cldr/CLDRBaseLocaleDataMetaInfo.class";
  private static final String WEEKS = "sun/util/resources/cldr/CalendarData.class";
  static final String ROOT = "und";

  /** The locales whose texts need no declaration. */
  static final List<String> ALWAYS = List.of(ROOT, "en");

  private static final List<String> COMPACT =
      List.of("short.CompactNumberPatterns", "long.CompactNumberPatterns", "PluralRules");

  /** The entries that images use; those of numbers are chosen by the locale's digits. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(standalone\\.)?(Month|Day|Quarter)(Names|Abbreviations|Narrows)"
              + "|(narrow\\.)?AmPmMarkers|(java\\.time\\.)?(long\\.|short\\.|narrow\\.)?Eras"
              + "|(java\\.time\\.)?(Date|Time|DateTime)Patterns|DateTimePatternChars|DayPeriodRules"
              + "|timezone\\.(gmtFormat|gmtZeroFormat|hourFormat)");

  /** Reads data of locales: a path of the class library to the file's content, or null. */
  record Source(Function<String, byte[]> files) {
    /** The entries of a bundle, its own ones alone; none if there is no such file. */
    Map<String, Object> bundle(String folder, String name, String tag) {
      byte[] file =
          tag.equals(ROOT)
              ? files.apply(folder + name + ".class")
              : first(
                  folder + "ext/" + name + "_" + tag.replace('-', '_') + ".class",
                  folder + name + "_" + tag.replace('-', '_') + ".class");
      return file == null ? Map.of() : Contents.ofBundle(file);
    }

    private byte[] first(String path, String other) {
      byte[] file = files.apply(path);
      return file != null ? file : files.apply(other);
    }
  }

  /**
   * The texts of these locales.
   *
   * @param files reads a file of the class library by its path; null if it is not there
   * @param problems gets a sentence for each tag that is none, or that the JDK has no data of
   */
  public static LocaleTable of(
      Collection<String> tags, Function<String, byte[]> files, List<String> problems) {
    SortedMap<String, SortedMap<String, Object>> texts = new TreeMap<>();
    Source source = new Source(files);
    for (String tag : tags) {
      if (!isPlain(tag)) {
        problems.add(
            Declarations.FILE + " declares the locale " + tag + ", which is no language, script"
                + " and country such as de, de-AT or zh-Hant-TW.");
      } else if (data(source, tag).isEmpty()) {
        problems.add(
            Declarations.FILE + " declares the locale " + tag + ", which this JDK has no data of.");
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
    Source source = new Source(files);
    List<String> tags = new ArrayList<>(ALWAYS);
    tags.addAll(declared);
    for (String tag : tags) {
      SortedMap<String, Object> all = new TreeMap<>();
      for (String each : parents(source, tag)) {
        all.putAll(source.bundle("sun/text/resources/cldr/", "FormatData", each));
      }
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

  private static Map<String, Object> data(Source source, String tag) {
    return source.bundle("sun/text/resources/cldr/", "FormatData", language(tag));
  }

  private static String language(String tag) {
    return tag.split("-")[0];
  }

  private static SortedMap<String, Object> read(Source source, String tag) {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> zones = new LinkedHashMap<>();
    for (String each : withoutScript(tag)) {
      all.putAll(source.bundle("sun/text/resources/", "JavaTimeSupplementary", each));
    }
    for (String each : parents(source, tag)) { // the root first: who follows overrides
      all.putAll(source.bundle("sun/text/resources/cldr/", "FormatData", each));
      source.bundle("sun/util/resources/cldr/", "TimeZoneNames", each).forEach((id, names) -> {
        if (names instanceof List<?> lengths && !lengths.get(0).equals("")) {
          zones.put(id, names);
        }
      });
    }
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
    for (String id : List.of("UTC", "GMT")) {
      Object names = zones.get(id);
      if (names != null) {
        chosen.put("zone." + id, names);
      }
    }
    return chosen;
  }

  /** Data older than CLDR, which tells the eras of java.time, knows languages and countries alone. */
  static List<String> withoutScript(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String language = locale.getLanguage().equals("nb") ? "no" : locale.getLanguage();
    return List.of(ROOT, language, language + "-" + locale.getCountry());
  }

  /** The locale and those that it inherits from, the root first; Java implies Hant in some. */
  static List<String> parents(Source source, String tag) {
    Map<Object, Object> listed =
        Contents.ofField(source.files.apply(META), "parentLocalesMap");
    String full = tag.matches("zh-(TW|HK|MO)") ? tag.replace("zh-", "zh-Hant-") : tag;
    List<String> chain = new ArrayList<>(List.of(full));
    for (String at = full; !at.equals(ROOT); ) {
      at = parent(at, listed);
      chain.add(0, at);
    }
    return chain;
  }

  private static String parent(String tag, Map<Object, Object> listed) {
    for (Map.Entry<Object, Object> entry : listed.entrySet()) {
      if (((List<?>) entry.getValue()).contains(tag)) {
        return (String) entry.getKey();
      }
    }
    int dash = tag.lastIndexOf('-');
    return dash < 0 ? ROOT : tag.substring(0, dash);
  }

  /** First day and least days of a week, where the tag names a country. */
  private static void weeks(Source source, String tag, SortedMap<String, Object> into) {
    String country = Locale.forLanguageTag(tag).getCountry();
    Map<String, Object> data = Contents.ofBundle(source.files.apply(WEEKS));
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
