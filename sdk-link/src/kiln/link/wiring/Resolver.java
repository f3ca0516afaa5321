package kiln.link.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kiln.link.bundles.Bundles;
import kiln.link.wiring.Component.Argument;
import org.objectweb.asm.Type;

/**
 * Decides which components an app needs, and with what each of them is constructed.
 *
 * <p>Goes depth first from the app. Invariant: a component is in {@link #components} only after
 * everything that it is given, so their order is one in which they can be constructed; it depends
 * on names and ranks alone, not on the order of bundles.
 */
final class Resolver {
  /** A component on the way from the app, and the service for which it was left. */
  private record Step(Declaration component, String service) {}

  private final Bundles bundles;
  private final Keys keys;
  private final String platform;
  private final Elsewhere elsewhere;
  private final List<String> problems;
  private final Map<String, List<Declaration>> providers = new HashMap<>();
  private final List<Component> components = new ArrayList<>();
  private final Map<Declaration, Integer> positions = new HashMap<>();
  private final Set<Declaration> failed = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private final List<Step> path = new ArrayList<>();

  Resolver(
      Bundles bundles,
      List<Declaration> declarations,
      Keys keys,
      String platform,
      Elsewhere elsewhere,
      List<String> problems) {
    this.bundles = bundles;
    this.keys = keys;
    this.platform = platform;
    this.elsewhere = elsewhere;
    this.problems = problems;
    Comparator<Declaration> order = Comparator.comparingLong(Declaration::rank).reversed()
        .thenComparing(Declaration::bundle)
        .thenComparing(Declaration::name);
    for (Declaration declaration : declarations) {
      for (String service : declaration.services()) {
        providers.computeIfAbsent(service, s -> new ArrayList<>()).add(declaration);
      }
    }
    providers.values().forEach(list -> list.sort(order));
  }

  /** Resolves what provides {@code service}; false if anything is wrong, which is then told. */
  boolean resolve(String service) {
    return one(new Reference(service, 0, false, true)) != null;
  }

  /** The components, each after those that it is given; the one asked for is the last. */
  List<Component> components() {
    return components;
  }

  /** The devices that the components drive, in the components' order. */
  List<Device> devices() {
    List<Device> devices = new ArrayList<>();
    positions.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey().device())
        .filter(Objects::nonNull)
        .forEach(devices::add);
    return devices;
  }

  private Argument one(Reference reference) {
    List<Declaration> candidates = best(reference.service());
    if (candidates.isEmpty()) {
      missing(reference.service());
      return null;
    }
    if (candidates.size() > 1) {
      ambiguous(reference.service(), candidates);
      return null;
    }
    int position = construct(candidates.get(0));
    return position < 0 ? null : new Component.Provider(reference.service(), position);
  }

  private Argument all(Reference reference) {
    List<Declaration> candidates = providers.getOrDefault(reference.service(), List.of());
    if (candidates.isEmpty() && reference.atLeastOne()) {
      missing(reference.service());
      return null;
    }
    List<Integer> found = new ArrayList<>();
    for (Declaration candidate : candidates) {
      found.add(construct(candidate));
    }
    return found.contains(-1) ? null : new Component.Providers(reference.service(), found);
  }

  private List<Declaration> best(String service) {
    List<Declaration> all = providers.getOrDefault(service, List.of());
    return all.stream().filter(d -> d.rank() == all.get(0).rank()).toList();
  }

  /** The position of a component among {@link #components}, -1 if it cannot be constructed. */
  private int construct(Declaration component) {
    Integer position = positions.get(component);
    if (position != null) {
      return position;
    }
    if (failed.contains(component)) {
      return -1;
    }
    if (path.stream().anyMatch(step -> step.component().equals(component))) {
      cycle(component);
      return -1;
    }
    Component constructed = arguments(component);
    if (constructed == null) {
      failed.add(component);
      return -1;
    }
    components.add(constructed);
    positions.put(component, components.size() - 1);
    return components.size() - 1;
  }

  /** Resolves everything that a constructor takes; null if anything is refused or missing. */
  private Component arguments(Declaration component) {
    List<String> refusals = new ArrayList<>(component.refusals());
    String constructor = Constructors.find(bundles, component, refusals);
    Type[] types = constructor == null ? new Type[0] : Type.getArgumentTypes(constructor);
    Argument[] arguments = new Argument[types.length];
    boolean complete = true;
    for (Reference reference : component.references()) {
      complete &= fill(arguments, types, component, reference, refusals);
    }
    if (complete && refusals.isEmpty()) {
      fillRest(arguments, types, component, refusals);
    }
    refuse(component, refusals);
    return complete && refusals.isEmpty()
        ? new Component(component.name(), component.bundle(), component.className(), constructor,
            List.of(arguments))
        : null;
  }

  /** Resolves a reference and puts the result where it belongs; false if it has none. */
  private boolean fill(
      Argument[] arguments,
      Type[] types,
      Declaration component,
      Reference reference,
      List<String> refusals) {
    path.add(new Step(component, reference.service()));
    Argument argument = reference.many() ? all(reference) : one(reference);
    path.remove(path.size() - 1);
    int parameter = reference.parameter();
    if (parameter >= 0 && parameter < types.length) {
      arguments[parameter] = argument;
      if (!Constructors.fits(types[parameter], reference)) {
        refusals.add(mismatch(parameter, types[parameter], reference));
      }
    }
    return argument != null;
  }

  /** The parameters without a reference are settings. */
  private void fillRest(
      Argument[] arguments, Type[] types, Declaration component, List<String> refusals) {
    for (int i = 0; i < types.length; i++) {
      if (arguments[i] == null) {
        arguments[i] = keys.argument(component, types[i], refusals);
      }
    }
  }

  private static String mismatch(int parameter, Type type, Reference reference) {
    String wanted = reference.many() ? "java.util.List" : reference.service();
    String why = switch (type.getClassName()) {
      case "org.osgi.framework.ServiceReference",
          "org.osgi.service.component.ComponentServiceObjects",
          "java.util.Map", "java.util.Map$Entry" ->
          ": there are no service objects in an image, only the services";
      case "java.util.Optional" -> ": in an image a service is there or it is not";
      default -> "";
    };
    return "parameter " + (parameter + 1) + " of its constructor takes a " + type.getClassName()
        + why + "; declare it as " + wanted;
  }

  private void refuse(Declaration component, List<String> refusals) {
    for (String refusal : refusals) {
      report("Component " + component + " cannot be in an image: " + refusal + ".", chain());
    }
  }

  private void missing(String service) {
    if (path.isEmpty()) {
      report("There is no app: no component of the bundles provides " + service + ". Name the app's"
          + " bundle in -runrequires, and annotate its class with @Component.", "");
      return;
    }
    List<String> others = elsewhere.providers(service);
    String way = others.isEmpty()
        ? "\nNo bundle of the workspace provides it: add one that does to the repositories."
        : "\nProvided on " + String.join(", ", others)
            + ". Add such a bundle to the run, or choose its platform (--platform NAME).";
    report("Nothing on platform " + platform + " provides " + service + ".", chain() + way);
  }

  private void ambiguous(String service, List<Declaration> candidates) {
    if (path.isEmpty()) {
      report("There are " + candidates.size() + " apps, but an image runs one: "
          + candidates.stream().map(Declaration::toString).collect(Collectors.joining(", "))
          + ". Require only one of their bundles in the .bndrun.", "");
      return;
    }
    StringBuilder list = new StringBuilder();
    candidates.forEach(c -> list.append("\n  ").append(c).append(" provides it"));
    report("Several components provide " + service + ", and none of them ranks first.",
        chain() + list + "\nLeave all but one out, or mark those that shall give way with"
            + " property = \"kiln.default:Boolean=true\".");
  }

  private void cycle(Declaration component) {
    int start = 0;
    while (!path.get(start).component().equals(component)) {
      start++;
    }
    report("These components need each other, so none of them can be constructed first.",
        chain(start) + "\n  " + component + " provides it"
            + "\nBreak the circle: let one of them hand itself over after its construction.");
  }

  private String chain() {
    return chain(0);
  }

  /** The way from the app, or from a later step, to what is wrong; a line each, indented. */
  private String chain(int start) {
    StringBuilder lines = new StringBuilder();
    for (Step step : path.subList(start, path.size())) {
      lines.append("\n  ").append(step.component()).append(" needs ").append(step.service());
    }
    return lines.toString();
  }

  /** Tells a problem with the first chain that leads to it. */
  private void report(String problem, String chain) {
    if (reported.add(problem + (problem.startsWith("These") ? chain : ""))) {
      problems.add(problem + chain);
    }
  }
}
