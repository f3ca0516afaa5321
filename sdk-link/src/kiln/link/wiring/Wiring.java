package kiln.link.wiring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kiln.link.LinkFailure;
import kiln.link.bundles.Bundle;
import kiln.link.bundles.Bundles;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The frozen wiring of an image: the second stage of {@code Bundles -> Wiring -> Closure -> Program
 * -> Objects -> Image}.
 *
 * <p>Invariant: {@code components} are in an order in which they can be constructed, the app last.
 *
 * @param bundles what was wired
 * @param components those that the app needs, itself included; empty for a plain main class
 * @param keys the settings of those components, in the order of their declaration at boot
 * @param devices what those components drive, in their order, then what the .bndrun adds
 * @param generated class files made by the linker, by internal name
 * @param main internal name of the class whose {@code main(String[])} starts the image
 * @param notes what the author may want to know, a sentence each; not errors
 */
public record Wiring(
    Bundles bundles,
    List<Component> components,
    List<Key> keys,
    List<Device> devices,
    SortedMap<String, byte[]> generated,
    String main,
    List<String> notes) {
  private static final String APP = "kiln.app.App";

  public Wiring {
    Objects.requireNonNull(bundles, "bundles");
    Objects.requireNonNull(main, "main");
    components = List.copyOf(components);
    keys = List.copyOf(keys);
    devices = List.copyOf(devices);
    generated = Collections.unmodifiableSortedMap(new TreeMap<>(generated));
    notes = List.copyOf(notes);
  }

  /**
   * Wires the one app of the bundles.
   *
   * @param platform the name of the platform, for messages
   * @param configured {@code -kiln.config} of the .bndrun: component, then key, to value
   * @param elsewhere asked about services that are missing
   * @throws LinkFailure with everything that is wrong, each with the chain from the app
   */
  public static Wiring of(
      Bundles bundles,
      String platform,
      Map<String, ? extends Map<String, String>> configured,
      Elsewhere elsewhere)
      throws LinkFailure {
    List<String> problems = new ArrayList<>();
    ComponentReader reader = new ComponentReader(problems);
    List<Declaration> declarations = new ArrayList<>();
    for (Bundle bundle : bundles.bundles()) {
      declarations.addAll(reader.read(bundle));
    }
    Keys keys = new Keys(bundles, configured);
    Resolver resolver =
        new Resolver(bundles, declarations, keys, platform, elsewhere, problems);
    boolean complete = resolver.resolve(APP);
    if (complete) {
      keys.check(declarations, problems);
    }
    if (!problems.isEmpty() || !complete) {
      throw new LinkFailure(problems);
    }
    SortedMap<String, byte[]> generated = new TreeMap<>();
    keys.types().values().forEach(type -> {
      ConfigTypeWriter writer = new ConfigTypeWriter(type);
      generated.put(writer.name(), writer.write());
    });
    generated.put(MainWriter.NAME,
        new MainWriter(resolver.components(), keys.list()).write());
    return new Wiring(
        bundles,
        resolver.components(),
        keys.list(),
        resolver.devices(),
        generated,
        MainWriter.NAME,
        idle(declarations, resolver.components()));
  }

  /**
   * The same with devices that no component is named after.
   *
   * @throws LinkFailure if a name is none, or given twice, or nothing in the image drives that kind
   */
  public Wiring withDevices(List<Device> more) throws LinkFailure {
    List<Device> all = new ArrayList<>(devices);
    List<String> problems = new ArrayList<>();
    for (Device device : more) {
      String problem = device.problem();
      if (problem != null) {
        problems.add(problem);
      } else if (devices.stream().noneMatch(d -> d.kind().equals(device.kind()))) {
        problems.add("-kiln.devices adds " + device.name() + ", but nothing in the image drives a"
            + " device of kind " + device.kind() + ".");
      } else if (all.stream().anyMatch(d -> d.name().equals(device.name()))) {
        problems.add("-kiln.devices adds " + device.name() + ", but there is a device of that name"
            + " already.");
      }
      all.add(device);
    }
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
    return new Wiring(bundles, components, keys, all, generated, main, notes);
  }

  /**
   * The devices for native sources, as a header: {@code KILN_DEVICES(X)} is {@code X(kind, "name")}
   * for each.
   */
  public String devicesHeader() {
    StringBuilder text = new StringBuilder("#define KILN_DEVICES(DEVICE)");
    devices.forEach(d -> text.append(" \\\n  DEVICE(").append(d.kind()).append(", \"")
        .append(d.name()).append("\")"));
    return text.append('\n').toString();
  }

  /** The services that components of this wiring ask for and get from each other. */
  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    for (Component component : components) {
      for (Component.Argument argument : component.arguments()) {
        if (argument instanceof Component.Provider one) {
          services.add(one.service());
        }
      }
    }
    return services;
  }

  /** Components that a framework would construct on its own, but an image does not. */
  private static List<String> idle(List<Declaration> declarations, List<Component> components) {
    List<String> notes = new ArrayList<>();
    for (Declaration d : declarations) {
      if (d.immediate() && d.refusals().isEmpty() && components.stream().noneMatch(
          c -> c.name().equals(d.name()) && c.bundle().equals(d.bundle()))) {
        notes.add("Component " + d + " is immediate, but the app does not need it:"
            + " it is not in the image.");
      }
    }
    return notes;
  }

  /**
   * A plain program: no components, started as {@code java -cp} would.
   *
   * @param mainClass dotted binary name
   * @throws LinkFailure if there is no such class, or it has no {@code public static void
   *     main(String[])}
   */
  public static Wiring plain(Bundles bundles, String mainClass) throws LinkFailure {
    String name = mainClass.replace('.', '/');
    if (bundles.classFile(name) == null) {
      throw new LinkFailure(List.of("There is no class " + mainClass + " on the class path: "
          + String.join(", ", bundles.bundles().stream().map(Bundle::name).toList()) + "."));
    }
    if (!hasMain(bundles, name)) {
      throw new LinkFailure(List.of("Class " + mainClass
          + " has no method public static void main(String[]), so it cannot be started."));
    }
    return new Wiring(
        bundles, List.of(), List.of(), List.of(), new TreeMap<>(), name, List.of());
  }

  /** A main method may be inherited, as {@code java} allows. */
  private static boolean hasMain(Bundles bundles, String name) {
    boolean[] found = new boolean[1];
    String[] superName = new String[1];
    new ClassReader(bundles.classFile(name)).accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public void visit(int v, int access, String n, String s, String parent, String[] i) {
            superName[0] = parent;
          }

          @Override
          public MethodVisitor visitMethod(int access, String n, String d, String s, String[] e) {
            int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
            found[0] |= n.equals("main") && d.equals("([Ljava/lang/String;)V")
                && (access & wanted) == wanted;
            return null;
          }
        },
        ClassReader.SKIP_CODE);
    return found[0]
        || superName[0] != null && bundles.classFile(superName[0]) != null
            && hasMain(bundles, superName[0]);
  }

  /** The stage as text: components in the order of construction, keys in theirs. */
  public String dump() {
    StringBuilder text = new StringBuilder("main " + main + "\n");
    for (Component component : components) {
      text.append("component ").append(component.name()).append(" of ").append(component.bundle());
      String className = component.className().replace('/', '.');
      text.append(className.equals(component.name()) ? "\n" : ", class " + className + "\n");
      component.arguments().forEach(a -> text.append("  ").append(describe(a)).append('\n'));
    }
    for (Key key : keys) {
      text.append("key ").append(key.component()).append(' ').append(key.property()).append(' ')
          .append(key.type()).append(key.value() == null ? "" : " = " + key.value())
          .append(key.meaning().isEmpty() ? "" : " : " + key.meaning()).append('\n');
    }
    devices.forEach(d ->
        text.append("device ").append(d.kind()).append(' ').append(d.name()).append('\n'));
    generated.forEach((name, file) -> text.append("generated ").append(name).append('\n'));
    notes.forEach(note -> text.append("note ").append(note).append('\n'));
    return text.toString();
  }

  private String describe(Component.Argument argument) {
    if (argument instanceof Component.Provider one) {
      return one.service() + " <- " + components.get(one.index()).name();
    }
    if (argument instanceof Component.Providers many) {
      List<String> names = many.indexes().stream().map(i -> components.get(i).name()).toList();
      return "all " + many.service() + " <- " + names;
    }
    return "settings " + ((Component.Configuration) argument).type().replace('/', '.');
  }
}
