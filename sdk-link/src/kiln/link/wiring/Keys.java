package kiln.link.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.bundles.Bundles;
import org.objectweb.asm.Type;

/** Gathers the keys of an image while its components are resolved. */
final class Keys {
  private final Bundles bundles;
  private final Map<String, Map<String, String>> configured = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final SortedMap<String, ConfigType> types = new TreeMap<>();

  /**
   * @param configured values of the .bndrun by component and key; a key may be spelled as the
   *     property or as the option
   */
  Keys(Bundles bundles, Map<String, ? extends Map<String, String>> configured) {
    this.bundles = bundles;
    configured.forEach((component, values) -> {
      Map<String, String> options = new HashMap<>();
      values.forEach((key, value) -> options.put(key.replace('.', '-'), value));
      this.configured.put(component, options);
    });
  }

  List<Key> list() {
    return keys;
  }

  /** The component property types in use, by internal name. */
  SortedMap<String, ConfigType> types() {
    return types;
  }

  /** What is given for a parameter that no reference is for; null if it is refused. */
  Component.Argument argument(Declaration component, Type parameter, List<String> refusals) {
    String name = parameter.getSort() == Type.OBJECT ? parameter.getInternalName() : "";
    if (!ConfigType.isOne(bundles, name)) {
      refusals.add("its constructor takes a " + parameter.getClassName() + why(name));
      return null;
    }
    ConfigType type = ConfigType.read(bundles, name, refusals);
    Map<String, String> values = configured.getOrDefault(component.name(), Map.of());
    int first = keys.size();
    for (Key key : type.keys(component, values, refusals)) {
      if (keys.stream().anyMatch(
          k -> k.component().equals(key.component()) && k.option().equals(key.option()))) {
        refusals.add("its setting " + key.property() + " is declared twice");
      }
      keys.add(key);
    }
    types.put(name, type);
    return new Component.Configuration(name, ConfigTypeWriter.implementation(name), first);
  }

  private static String why(String name) {
    return switch (name) {
      case "java/util/Map" -> ", but the properties of a component are not known as a map;"
          + " take an annotation type with one element for each setting";
      case "org/osgi/framework/BundleContext", "org/osgi/service/component/ComponentContext" ->
          ", but there is no framework in an image; take services by @Reference";
      default -> ", which is neither an annotation type of a bundle nor a @Reference";
    };
  }

  /** Names each setting of the .bndrun that no component of the bundles has. */
  void check(List<Declaration> declarations, List<String> problems) {
    Set<String> names = new HashSet<>();
    declarations.forEach(d -> names.add(d.name()));
    new TreeMap<>(configured).forEach((component, options) -> {
      if (!names.contains(component)) {
        problems.add("-kiln.config sets values of the component " + component
            + ", but no bundle of this run has a component of that name.");
        return;
      }
      List<String> known = keys.stream().filter(k -> k.component().equals(component))
          .map(Key::option).sorted().toList();
      boolean used = !known.isEmpty();
      options.keySet().stream().sorted().filter(o -> used && !known.contains(o)).forEach(
          o -> problems.add("-kiln.config sets " + o + " of " + component
              + ", which has no such setting; it has " + String.join(", ", known) + "."));
    });
  }
}
