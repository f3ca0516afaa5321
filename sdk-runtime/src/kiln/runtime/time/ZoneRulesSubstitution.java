package kiln.runtime.time;

import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** An image knows UTC under its names, and fixed offsets; the zone tables are a file of the JDK. */
@Substitutes("java.time.zone.ZoneRulesProvider")
final class ZoneRulesSubstitution {
  @Original private static CopyOnWriteArrayList<ZoneRulesProvider> PROVIDERS;
  @Original private static ConcurrentMap<String, ZoneRulesProvider> ZONES;
  @Original private static volatile Set<String> ZONE_IDS;

  static {
    PROVIDERS = new CopyOnWriteArrayList<>();
    ZONES = new ConcurrentHashMap<>();
    ZONE_IDS = Set.of();
    registerProvider(new Utc());
  }

  private ZoneRulesSubstitution() {}

  @Original
  public static void registerProvider(ZoneRulesProvider provider) {}

  private static final class Utc extends ZoneRulesProvider {
    private static final Set<String> NAMES =
        Set.of("UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0", "Etc/UTC", "Etc/GMT",
            "Etc/UCT", "Etc/Zulu", "Etc/Universal", "Etc/Greenwich", "Etc/GMT0");

    @Override
    protected Set<String> provideZoneIds() {
      return NAMES;
    }

    @Override
    protected ZoneRules provideRules(String id, boolean forCaching) {
      if (!NAMES.contains(id)) {
        throw new ZoneRulesException("Unknown time-zone ID: ".concat(id));
      }
      return ZoneRules.of(ZoneOffset.UTC);
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String id) {
      NavigableMap<String, ZoneRules> versions = new TreeMap<>();
      versions.put("none", provideRules(id, false));
      return versions;
    }
  }
}
