package kiln.runtime.time;

import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;
import kiln.runtime.zone.Zones;

/** An image knows UTC under its names, fixed offsets, and the zones that are declared. */
@Substitutes("java.time.zone.ZoneRulesProvider")
final class ZoneRulesSubstitution {
  @Original private static CopyOnWriteArrayList<ZoneRulesProvider> PROVIDERS;
  @Original private static ConcurrentMap<String, ZoneRulesProvider> ZONES;
  @Original private static volatile Set<String> ZONE_IDS;

  static {
    PROVIDERS = new CopyOnWriteArrayList<>();
    ZONES = new ConcurrentHashMap<>();
    ZONE_IDS = Set.of();
    registerProvider(new OfImage());
  }

  private ZoneRulesSubstitution() {}

  @Original
  public static void registerProvider(ZoneRulesProvider provider) {}

  private static ZoneRulesProvider getProvider(String id) {
    ZoneRulesProvider provider = ZONES.get(id);
    if (provider == null) {
      String advice = Zones.advice(id);
      throw new ZoneRulesException(advice != null ? advice : "Unknown time-zone ID: ".concat(id));
    }
    return provider;
  }

  private static final class OfImage extends ZoneRulesProvider {
    private final ConcurrentMap<String, ZoneRules> read = new ConcurrentHashMap<>();

    @Override
    protected Set<String> provideZoneIds() {
      return new TreeSet<>(Zones.names());
    }

    @Override
    protected ZoneRules provideRules(String id, boolean forCaching) {
      if (Zones.UTC.contains(id)) {
        return ZoneRules.of(ZoneOffset.UTC);
      }
      ZoneRules rules = read.get(id);
      if (rules == null) {
        rules = Zones.rules(id);
        read.put(id, rules);
      }
      return rules;
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String id) {
      NavigableMap<String, ZoneRules> versions = new TreeMap<>();
      versions.put("none", provideRules(id, false));
      return versions;
    }
  }
}
