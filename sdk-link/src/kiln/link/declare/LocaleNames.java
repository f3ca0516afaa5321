package kiln.link.declare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is named in a locale that has to do with locales, by the keys that the JDK has. */
public enum LocaleNames {
  LANGUAGES("[a-z]{2,8}"),
  COUNTRIES("[A-Z]{2}|[0-9]{3}"),
  SCRIPTS("[A-Z][a-z]{3}"),
  VARIANTS("%%.*"),
  PATTERNS("DisplayNamePattern|ListCompositionPattern");

  private static final String FOLDER = "sun/util/resources/";
  private static final String BUNDLE = "LocaleNames";

  private final Pattern keys;

  LocaleNames(String keys) {
    this.keys = Pattern.compile(keys);
  }

  /**
   * The names in the root locale, in English and in declared locales.
   *
   * @param declared language tags that the JDK has data of
   * @param files reads a file of the class library by its path; null if it is not there
   */
  public LocaleTable in(Collection<String> declared, Function<String, byte[]> files) {
    SortedMap<String, SortedMap<String, Object>> texts = new TreeMap<>();
    LocaleSource source = new LocaleSource(files);
    List<String> tags = new ArrayList<>(LocaleTable.ALWAYS);
    tags.addAll(declared);
    for (String tag : tags) {
      SortedMap<String, Object> all =
          this == PATTERNS
              ? source.inCldr(FOLDER, BUNDLE, tag) // the older ones are not asked for
              : source.inBoth(FOLDER, BUNDLE, tag);
      all.keySet().removeIf(key -> !keys.matcher(key).matches());
      texts.put(tag, all);
    }
    return new LocaleTable(texts);
  }
}
