package kiln.link.closure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.LinkFailure;
import kiln.link.bundles.Bundle;
import kiln.link.declare.Declarations;
import kiln.link.declare.Declared;
import kiln.link.declare.LocaleTable;
import kiln.link.declare.ZoneTable;
import kiln.link.program.NativeSource;
import kiln.link.reflect.LocaleClasses;
import kiln.link.reflect.ResourceClasses;
import kiln.link.reflect.ThrowableCopies;
import kiln.link.reflect.TextClasses;
import kiln.link.reflect.ZoneClasses;
import kiln.link.wiring.Wiring;
import kiln.link.world.Callers;
import kiln.link.world.ClassInfo;
import kiln.link.world.ClassLibrary;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.Substitutions;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** {@code Wiring -> Closure}: sets up the world of an image and finds what its roots reach. */
public final class ClosedWorld {
  private static final String NATIVE = "KILN-INF/native/";
  private static final String DEVICES = "wiring.h"; // for the natives of platforms
  private static final String RULES = "KILN-INF/rules.txt";
  private static final String RUNTIME = "kiln/runtime/";

  /** The class whose {@code main} the runtime calls; it calls the main class of the wiring. */
  private static final String ENTRY = "kiln/generated/Entry";
  private static final String READY = "kiln/runtime/config/Ready";

  /** A function that a C or assembly source defines or declares. */
  private static final Pattern FUNCTION = Pattern.compile("\\bkiln_[A-Za-z0-9_]+(?=\\()");

  private final Wiring wiring;
  private final ClassLibrary library;
  private final Substitutions substitutions;
  private final Rules rules;
  private final Declarations declarations;
  private final ZoneTable allZones;
  private final ZoneTable zones;
  private final LocaleTable locales;
  private final Set<String> borrowed = new HashSet<>();
  private final World world;

  private ClosedWorld(Wiring wiring, ClassLibrary library) {
    this.wiring = wiring;
    this.library = library;
    this.substitutions = new Substitutions(runtimeClasses());
    this.rules = new Rules(RULES, rulesText(), wiring.services());
    this.declarations = declarations();
    this.allZones = ZoneTable.of(library.zoneTable());
    this.zones = allZones.only(declarations.zones(), declarations.problems());
    this.locales =
        LocaleTable.of(declarations.locales(), library::localeData, declarations.problems());
    for (Bundle bundle : wiring.bundles().bundles()) {
      if (isBorrowed(bundle)) {
        borrowed.add(bundle.name());
      }
    }
    this.world = new World(new Classes(), this::transformed, declarations);
  }

  /**
   * The closure of {@code wiring} over {@code library}.
   *
   * @param name of the image
   * @throws LinkFailure with everything that app and bundles ask for and images do not have, each
   *     with its chain of callers
   */
  public static Closure of(String name, Wiring wiring, ClassLibrary library) throws LinkFailure {
    return new ClosedWorld(wiring, library).close(name);
  }

  private ClassNode transformed(ClassNode type) {
    ClassNode own = ThrowableCopies.add(world, substitutions.apply(type));
    Callers.announce(own);
    return own;
  }

  private Closure close(String name) throws LinkFailure {
    defineEntry();
    world.define(ResourceClasses.declared(declaredResources()), "linker");
    world.define(ThrowableCopies.caller(), "linker");
    world.define(ZoneClasses.declared(zones, allZones.rules().keySet()), "linker");
    world.define(LocaleClasses.declared(locales), "linker");
    List<NativeSource> natives = natives();
    Set<String> defined = functions(natives);
    Analysis analysis = new Analysis(world, rules, defined::contains);
    SortedMap<String, MethodInfo> symbols = roots(analysis, defined);
    Closure closure = analysis.run(name, natives, symbols);
    List<String> problems = new ArrayList<>(declarations.problems());
    problems.addAll(analysis.problems());
    problems.addAll(substitutions.problems());
    problems.addAll(rules.problems(world));
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
    return closure;
  }

  // --- where classes come from ---

  /** The generated classes, the bundles and the class library. */
  private final class Classes implements World.Source {
    @Override
    public World.Found find(String type) {
      byte[] generated = wiring.generated().get(type);
      if (generated != null) {
        return new World.Found(generated, "linker");
      }
      byte[] texts = new TextClasses(locales, zones, library::localeData).find(type);
      if (texts != null) {
        return new World.Found(texts, "linker");
      }
      Bundle owner = wiring.bundles().owner(type);
      if (owner != null) {
        return new World.Found(owner.entries().get(type + ".class"), owner.name());
      }
      byte[] bytes = library.read(type + ".class");
      return bytes == null ? null : new World.Found(bytes, World.LIBRARY);
    }

    @Override
    public List<byte[]> resources(String path) {
      return wiring.bundles().bundles().stream()
          .map(bundle -> bundle.entries().get(path))
          .filter(Objects::nonNull)
          .toList();
    }

    @Override
    public boolean isBorrowed(String origin) {
      return borrowed.contains(origin);
    }

    @Override
    public byte[] libraryFile(String path) {
      return library.read(path);
    }

    @Override
    public boolean lacksZone(String name) {
      return allZones.rules().containsKey(name) && !zones.rules().containsKey(name);
    }
  }

  /** A jar that is neither the app's, nor has a component, nor was written for images. */
  private boolean isBorrowed(Bundle bundle) {
    return !bundle.entries().containsKey(wiring.main() + ".class")
        && bundle.header("Service-Component") == null
        && bundle.entries().keySet().stream().noneMatch(path -> path.startsWith("KILN-INF/"));
  }

  private Declarations declarations() {
    Declarations result = new Declarations();
    Declared reader = new Declared(result);
    for (Bundle bundle : wiring.bundles().bundles()) {
      bundle.entries().forEach((path, content) -> reader.read(bundle.name(), path, content));
    }
    return result;
  }

  private SortedMap<String, byte[]> declaredResources() {
    SortedMap<String, byte[]> result = new TreeMap<>();
    for (Bundle bundle : wiring.bundles().bundles()) {
      bundle.entries().forEach(
          (path, content) -> {
            if (!path.endsWith("/") && declarations.hasResource(path)) {
              result.putIfAbsent(path, content);
            }
          });
    }
    return result;
  }

  private List<byte[]> runtimeClasses() {
    List<byte[]> classes = new ArrayList<>();
    for (Bundle bundle : wiring.bundles().bundles()) {
      bundle.entries().forEach(
          (path, content) -> {
            if (path.startsWith(RUNTIME) && path.endsWith(".class")) {
              classes.add(content);
            }
          });
    }
    return classes;
  }

  private String rulesText() {
    byte[] text = wiring.bundles().entry(RULES);
    return text == null ? "" : new String(text, StandardCharsets.UTF_8);
  }

  private List<NativeSource> natives() {
    Map<String, NativeSource> result = new TreeMap<>();
    for (Bundle bundle : wiring.bundles().bundles()) {
      bundle.entries().forEach(
          (path, content) -> {
            if (path.startsWith(NATIVE) && !path.endsWith("/")) {
              String inside = path.substring(NATIVE.length());
              result.put(bundle.name() + "/" + inside, new NativeSource(inside, content));
            }
          });
    }
    List<NativeSource> natives = new ArrayList<>(result.values());
    natives.add(new NativeSource(
        DEVICES, wiring.devicesHeader().getBytes(StandardCharsets.UTF_8)));
    return natives;
  }

  private static Set<String> functions(List<NativeSource> natives) {
    Set<String> names = new HashSet<>();
    for (NativeSource source : natives) {
      if (source.path().endsWith(".c") || source.path().endsWith(".S")) {
        Matcher matcher =
            FUNCTION.matcher(new String(source.content(), StandardCharsets.UTF_8));
        while (matcher.find()) {
          names.add(matcher.group());
        }
      }
    }
    return names;
  }

  // --- roots ---

  private void defineEntry() {
    ClassNode entry = new ClassNode();
    entry.visit(Opcodes.V17, Opcodes.ACC_FINAL, ENTRY, null, "java/lang/Object", null);
    String descriptor = "([Ljava/lang/String;)V";
    MethodNode main =
        new MethodNode(Opcodes.ACC_STATIC, "main", descriptor, null, new String[0]);
    if (wiring.components().isEmpty()) { // else the generated main has its own moment for it
      main.visitMethodInsn(Opcodes.INVOKESTATIC, READY, "now", "()V", false);
    }
    main.visitVarInsn(Opcodes.ALOAD, 0);
    main.visitMethodInsn(Opcodes.INVOKESTATIC, wiring.main(), "main", descriptor, false);
    main.visitInsn(Opcodes.RETURN);
    main.visitMaxs(1, 1);
    entry.methods.add(main);
    world.define(entry, "linker");
  }

  private SortedMap<String, MethodInfo> roots(Analysis analysis, Set<String> defined) {
    SortedMap<String, MethodInfo> symbols = new TreeMap<>();
    substitutions
        .symbols()
        .forEach(
            (symbol, target) -> {
              int dot = target.indexOf('.');
              int paren = target.indexOf('(');
              ClassInfo owner = world.find(target.substring(0, dot));
              MethodInfo method =
                  owner.method(target.substring(dot + 1, paren), target.substring(paren));
              String condition = substitutions.condition(symbol);
              symbols.put(symbol, method);
              if (condition == null) {
                analysis.root(method, "the runtime calls it");
              } else {
                analysis.rootIf(condition, method);
              }
            });
    for (String type : List.of("java/lang/String", "java/lang/Class", "[B", "[I",
        "[Ljava/lang/Object;")) {
      analysis.rootInstance(type, "the runtime makes instances");
    }
    declared(analysis);
    for (String kept : rules.kept()) {
      int dot = kept.lastIndexOf('.');
      FieldInfo field = world.find(kept.substring(0, dot)).field(kept.substring(dot + 1));
      if (field != null) {
        analysis.rootField(field);
      }
    }
    return symbols;
  }

  private void declared(Analysis analysis) {
    declarations.types().forEach(
        (name, members) -> {
          String type = name.replace('.', '/');
          if (world.find(type) != null) {
            analysis.rootClass(type);
            analysis.rootMembers(type, members);
          }
        });
    for (List<String> interfaces : declarations.proxies()) {
      analysis.rootProxy(interfaces.stream().map(name -> name.replace('.', '/')).toList());
    }
  }
}
