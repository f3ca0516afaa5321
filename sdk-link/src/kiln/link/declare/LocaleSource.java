package kiln.link.declare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the JDK's data of locales: that of Unicode's CLDR, and the older data, which speaks where
 * CLDR is silent. What a locale does not say, those that it inherits from do, in the end the root.
 */
final class LocaleSource {
  static final String ROOT = "und";

  private static final String META = "sun/util/cldr/CLDRBaseLocaleDataMetaInfo.class";
  private static final String MORE =
      "sun/util/resources/cldr/provider/CLDRLocaleDataMetaInfo.class";
  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT);

  private final Function<String, byte[]> files;
  private final Map<String, Map<String, Object>> bundles = new HashMap<>();
  private Meta meta;

  /**
   * What CLDR says of locales.
   *
   * @param listed those that it has, as tags
   * @param names other names of some
   * @param parents those that inherit from another than their name tells, as lists by that one
   */
  private record Meta(
      Set<String> listed, Map<Object, Object> names, Map<Object, Object> parents) {}

  /** {@code files} gives a file of the class library by its path, null if it is not there. */
  LocaleSource(Function<String, byte[]> files) {
    this.files = files;
  }

  private Meta meta() {
    if (meta == null) { // which is not asked for where no locale is declared
      byte[] file = files.apply(META);
      Set<String> listed = new TreeSet<>();
      for (byte[] each : List.of(file, files.apply(MORE))) {
        Object list = Contents.ofField(each, "resourceNameToLocales").get("AvailableLocales");
        listed.addAll(List.of(((String) list).strip().split(" +")));
      }
      meta = new Meta(
          listed,
          Contents.ofField(file, "languageAliasMap"),
          Contents.ofField(file, "parentLocalesMap"));
    }
    return meta;
  }

  /** The entries of a bundle of CLDR's in {@code folder}, inherited ones too. */
  SortedMap<String, Object> inCldr(String folder, String name, String tag) {
    return inherited(folder + "cldr/", name, cldrChain(tag));
  }

  /** The entries of a bundle of the older data, inherited ones too. */
  SortedMap<String, Object> inOlder(String folder, String name, String tag) {
    return inherited(folder, name, olderChain(tag));
  }

  /** The entries of both: the older data gives way. */
  SortedMap<String, Object> inBoth(String folder, String name, String tag) {
    SortedMap<String, Object> entries = inOlder(folder, name, tag);
    entries.putAll(inCldr(folder, name, tag));
    return entries;
  }

  private SortedMap<String, Object> inherited(String folder, String name, List<String> chain) {
    SortedMap<String, Object> entries = new TreeMap<>();
    for (int i = chain.size() - 1; i >= 0; i--) { // the root first: who follows overrides
      entries.putAll(bundle(folder, name, chain.get(i)));
    }
    return entries;
  }

  /** The entries of a bundle, its own ones alone; none if there is no such file. */
  Map<String, Object> bundle(String folder, String name, String tag) {
    return bundles.computeIfAbsent(
        folder + name + " " + tag, key -> read(folder, name, tag));
  }

  private Map<String, Object> read(String folder, String name, String tag) {
    byte[] file = file(folder, name, tag);
    return file == null ? Map.of() : Contents.ofBundle(file);
  }

  private byte[] file(String folder, String name, String tag) {
    return tag.equals(ROOT)
        ? files.apply(folder + name + ".class")
        : first(
            folder + "ext/" + name + "_" + tag.replace('-', '_') + ".class",
            folder + name + "_" + tag.replace('-', '_') + ".class");
  }

  /** A file of the class library; null if it is not there. */
  byte[] file(String path) {
    return files.apply(path);
  }

  private byte[] first(String path, String other) {
    byte[] file = files.apply(path);
    return file != null ? file : files.apply(other);
  }

  /** Does the JDK take all texts of this locale from its older data, as CLDR does not list it? */
  boolean isOlder(String tag) {
    return !meta().listed.contains(tag) && file("sun/text/resources/", "FormatData", tag) != null;
  }

  /** The locale and those that it inherits from by its name, the root last. */
  private static List<String> candidates(String tag) {
    List<String> chain = new ArrayList<>();
    for (Locale each : CONTROL.getCandidateLocales("", Locale.forLanguageTag(tag))) {
      chain.add(each.toLanguageTag());
    }
    return chain;
  }

  /** The same in the older data, where Hong Kong inherits from Taiwan. */
  private static List<String> olderChain(String tag) {
    List<String> chain = candidates(tag);
    int hongKong = chain.indexOf("zh-HK");
    if (hongKong >= 0) {
      chain.add(hongKong + 1, "zh-TW");
    }
    return chain;
  }

  /** The same in CLDR's data, which has other names for some locales and parents of its own. */
  List<String> cldrChain(String tag) {
    List<String> chain = candidates((String) meta().names.getOrDefault(tag, tag));
    for (int i = 0; i < chain.size() - 1; i++) {
      String parent = parent(chain.get(i));
      if (parent != null && !parent.equals(chain.get(i + 1))) {
        chain.subList(i + 1, chain.size()).clear();
        chain.addAll(parent.equals("no") ? List.of(parent, ROOT) : candidates(parent));
      }
    }
    return chain;
  }

  private String parent(String tag) {
    for (Map.Entry<Object, Object> entry : meta().parents.entrySet()) {
      if (((List<?>) entry.getValue()).contains(tag)) {
        return (String) entry.getKey();
      }
    }
    return null;
  }
}
