package kiln.link.declare;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What time zones are called in a locale, as the JDK makes it of CLDR's data: of each zone six
 * names, the long and the short one of its standard time, of its daylight saving time, and of both.
 * What CLDR does not name is called as its parents do, as the other names of a zone without
 * daylight saving time, as in the older data, after its city, or else by the offset from Greenwich.
 */
public final class ZoneNames {
  /** Stands for a name that is made of the zone's offset, in the manner of the locale. */
  static final String OFFSET = "\u0002";

  private static final String NO_NAME = "\u2205\u2205\u2205"; // not even a parent's
  private static final String FOLDER = "sun/util/resources/";
  private static final String BUNDLE = "TimeZoneNames";
  private static final String CANONICAL =
      "sun/util/cldr/CLDRBaseLocaleDataMetaInfo$TZCanonicalIDMapHolder.class";
  private static final int COUNT = 6;
  private static final int GENERIC = 4; // the first two are standard
  private static final Set<String> GREENWICH =
      Set.of("Etc/GMT", "Etc/GMT-0", "Etc/GMT+0", "Etc/GMT0", "GMT+0", "GMT-0", "GMT0",
          "Greenwich");
  private static final Map<String, List<String>> ENGLISH =
      Map.of(
          "UTC", thrice("Coordinated Universal Time", "UTC"),
          "GMT", thrice("Greenwich Mean Time", "GMT"));
  private static final List<String> REGION =
      List.of("timezone.regionFormat.standard", "timezone.regionFormat.daylight",
          "timezone.regionFormat");

  private final List<Map<String, Object>> chain = new ArrayList<>(); // the locale, then parents
  private final Map<String, Object> older;
  private final Map<String, Object> texts;
  private final Map<Object, Object> canonical; // names of zones by their other names

  private static List<String> thrice(String full, String brief) {
    return List.of(full, brief, full, brief, full, brief);
  }

  private ZoneNames(LocaleSource source, String tag) {
    for (String each : source.cldrChain(tag)) {
      chain.add(source.inCldr(FOLDER, BUNDLE, each));
    }
    this.older = source.inOlder(FOLDER, BUNDLE, inChinese(Locale.forLanguageTag(tag)));
    this.texts = source.inCldr("sun/text/resources/", "FormatData", tag);
    this.canonical = Contents.ofField(source.file(CANONICAL), "tzCanonicalIDMap");
  }

  /**
   * The names in the root locale, in English and in declared locales.
   *
   * @param zones the declared zones
   * @param declared language tags that the JDK has data of
   * @param files reads a file of the class library by its path; null if it is not there
   */
  public static LocaleTable of(
      ZoneTable zones, Collection<String> declared, Function<String, byte[]> files) {
    SortedMap<String, SortedMap<String, Object>> result = new TreeMap<>();
    LocaleSource source = new LocaleSource(files);
    List<String> tags = new ArrayList<>(LocaleTable.ALWAYS);
    tags.addAll(declared);
    for (String tag : tags) {
      ZoneNames names = new ZoneNames(source, tag);
      SortedMap<String, Object> all = new TreeMap<>();
      zones.rules().keySet().forEach(id -> all.put(id, names.of(id, zones.offset(id))));
      ZoneTable.UTC.forEach(id -> all.put(id, names.of(id, 0)));
      result.put(tag, withoutCommon(all));
    }
    return new LocaleTable(result);
  }

  /** Names of UTC go without saying, where they are the English ones, or those of UTC or GMT. */
  private static SortedMap<String, Object> withoutCommon(SortedMap<String, Object> all) {
    SortedMap<String, Object> result = new TreeMap<>(all);
    result.keySet().removeIf(id -> {
      String common = id.contains("G") ? "GMT" : "UTC";
      boolean same =
          all.get(common).equals(ENGLISH.get(common))
              ? all.get(id).equals(ENGLISH.get(common))
              : !id.equals(common) && all.get(id).equals(all.get(common));
      return ZoneTable.UTC.contains(id) && same;
    });
    return result;
  }

  /** {@code only} is the zone's only offset; null if it has several. */
  private List<String> of(String id, Integer only) {
    List<?> known = find(chain.get(0), id);
    String[] names = new String[COUNT];
    for (int i = 0; i < COUNT; i++) {
      names[i] = known == null ? "" : (String) known.get(i);
    }
    for (int i = 0; i < COUNT; i++) {
      if (names[i].equals(NO_NAME)) {
        names[i] = OFFSET;
      } else if (names[i].isEmpty()) {
        names[i] = derived(id, names, i, only);
        if (names[i].equals(OFFSET) && GREENWICH.contains(id)) { // which have one long name
          names[2] = names[0];
          names[4] = names[0];
        }
      }
    }
    return Arrays.asList(names);
  }

  /** The names of a zone, or of the zone that it is another name of; null if there are none. */
  private List<?> find(Map<String, Object> bundle, String id) {
    Object names = bundle.get(id);
    return (List<?>) (names != null ? names : bundle.get(canonical.getOrDefault(id, id)));
  }

  private String derived(String id, String[] names, int index, Integer only) {
    String inherited = inherited(id, index);
    if (inherited != null) {
      return inherited;
    }
    String other = only == null ? null : otherOf(names, index, only == 0);
    if (other != null) {
      return other;
    }
    List<?> all = find(older, id);
    if (all != null) {
      return (String) all.get(index);
    }
    String region = index % 2 == 0 ? region(id, index / 2) : null;
    return region == null ? OFFSET : region;
  }

  /** Long names of the root are not inherited. */
  private String inherited(String id, int index) {
    int end = index % 2 == 0 ? chain.size() - 1 : chain.size();
    for (int i = 1; i < end; i++) {
      List<?> all = find(chain.get(i), id);
      if (all != null && !all.get(index).equals("")) {
        return (String) all.get(index);
      }
    }
    return null;
  }

  /** A zone without daylight saving time has but one long and one short name. */
  private String otherOf(String[] names, int index, boolean zero) {
    for (int other : new int[] {GENERIC + index % 2, index % 2}) {
      if (other < index || !names[other].isEmpty()) {
        String name = names[other].equals(OFFSET) ? offsetFormat(zero) : names[other];
        if (!name.isEmpty() && !name.startsWith("GMT")) {
          return names[other];
        }
      }
    }
    return null;
  }

  private String offsetFormat(boolean zero) {
    return (String) texts.get(zero ? "timezone.gmtZeroFormat" : "timezone.gmtFormat");
  }

  private String region(String id, int which) {
    String place = (String) canonical.getOrDefault(id, id);
    String region = (String) chain.get(0).get("timezone.excity." + place);
    if (region == null && !place.startsWith("Etc") && !place.startsWith("SystemV")) {
      int slash = place.lastIndexOf('/');
      region = slash > 0 ? place.substring(slash + 1).replace('_', ' ') : null;
    }
    String format = (String) texts.get(REGION.get(which));
    return region == null || format.isEmpty() ? null : MessageFormat.format(format, region);
  }

  /** The older data has Chinese by country. */
  private static String inChinese(Locale locale) {
    boolean traditional =
        locale.getScript().isEmpty()
            ? List.of("HK", "MO", "TW").contains(locale.getCountry())
            : locale.getScript().equals("Hant");
    return locale.getLanguage().equals("zh")
        ? traditional ? "zh-TW" : "zh-CN" : locale.toLanguageTag();
  }
}
