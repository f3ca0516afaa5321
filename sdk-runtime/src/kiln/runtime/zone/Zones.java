package kiln.runtime.zone;

import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import kiln.runtime.substitute.StandsFor;

/** The time zones of an image. */
public final class Zones {
  /** Names of UTC, which every image knows. */
  public static final Set<String> UTC =
      Set.of("UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0", "Etc/UTC", "Etc/GMT",
          "Etc/UCT", "Etc/Zulu", "Etc/Universal", "Etc/Greenwich", "Etc/GMT0");

  private Zones() {}

  /** What that name of {@link #UTC} is called, in the root locale and in English. */
  public static String nameOfUtc(String id, boolean full) {
    boolean greenwich = id.contains("G"); // GMT, Greenwich, Etc/GMT0
    return greenwich ? full ? "Greenwich Mean Time" : "GMT"
        : full ? "Coordinated Universal Time" : "UTC";
  }

  /** The class that the linker generates: the declared zones. */
  @StandsFor("kiln.generated.Zones")
  static final class Declared {
    private Declared() {}

    /** Their names, each followed by a line end. */
    static native String names();

    /** The rules of a declared zone, for java.time; null if there is none of that name. */
    static native ZoneRules rules(String name);

    /** The same zone, for java.util. */
    static native TableReader.ZoneInfo info(String name);

    /** Hash codes of the names of all zones of the JDK, ascending: two characters each. */
    static native String known();
  }

  /** The names of all zones of the image. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(UTC);
    String declared = Declared.names();
    for (int at = 0; at < declared.length(); ) {
      int end = declared.indexOf('\n', at);
      String name = declared.substring(at, end);
      if (!UTC.contains(name)) {
        names.add(name);
      }
      at = end + 1;
    }
    Collections.sort(names);
    return names;
  }

  /** The rules of a declared zone; null if there is none of that name. */
  public static ZoneRules rules(String name) {
    return Declared.rules(name);
  }

  /** The same zone for java.util. */
  public static TableReader.ZoneInfo info(String name) {
    return Declared.info(name);
  }

  /** What to do about a zone that the JDK has and the image has not; null for any other name. */
  public static String advice(String name) {
    String known = Declared.known();
    int hash = name.hashCode();
    for (int i = 0; i < known.length(); i += 2) {
      if ((known.charAt(i) << 16 | known.charAt(i + 1)) == hash) {
        return "The time zone "
            + name
            + " is not in this image: declare 'zone "
            + name
            + "' in KILN-INF/reachable.txt";
      }
    }
    return null;
  }
}
