package kiln.link.jvm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;

/**
 * Keeps what reached code may find by name.
 *
 * <p>A class can be found if its literal, or its name as a string, stands in reached code; a member
 * of such a class if its own name stands there as a string. Where code asks for members without
 * naming them, all members of such classes are kept. Where code loads services, the providers of
 * every service whose literal stands there are kept.
 */
final class Reflection {
  private static final Set<String> ANY_MEMBER = Set.of(
      "getMethods", "getDeclaredMethods", "getFields", "getDeclaredFields", "getRecordComponents",
      "getConstructors", "getDeclaredConstructors");
  private static final Set<String> CONSTRUCTORS =
      Set.of("getConstructor", "getDeclaredConstructor", "newInstance", "findConstructor");
  private static final Set<String> RESOURCES =
      Set.of("getResource", "getResourceAsStream", "getResources", "resources");

  private final Shaker shaker;
  private final Services services;
  private final TreeSet<String> loaded = new TreeSet<>();
  private final Set<String> literals = new HashSet<>();
  private final Set<String> strings = new HashSet<>();
  private boolean anyMember;
  private boolean constructors;
  private boolean forName;
  private boolean resources;
  private boolean loadsServices;
  private int applied;

  Reflection(Shaker shaker, Services services) {
    this.shaker = shaker;
    this.services = services;
  }

  /** The services that code may load, by dotted name. */
  Set<String> loadedServices() {
    return loaded;
  }

  /** Whether code looks for files of the jar. */
  boolean readsResources() {
    return resources;
  }

  /** The strings that stand in reached code. */
  Set<String> strings() {
    return strings;
  }

  void add(References references) {
    literals.addAll(references.literals);
    strings.addAll(references.strings);
    for (References.Call call : references.calls) {
      boolean loader = call.owner().equals("java/lang/ClassLoader");
      boolean type = call.owner().equals("java/lang/Class");
      anyMember |= type && ANY_MEMBER.contains(call.name());
      constructors |= CONSTRUCTORS.contains(call.name());
      forName |= type && call.name().equals("forName") || loader && call.name().equals("loadClass");
      loadsServices |= call.owner().equals("java/util/ServiceLoader");
      resources |= (type || loader) && RESOURCES.contains(call.name());
    }
  }

  /**
   * Keeps what can be found by now.
   *
   * @return whether that may have reached more code
   */
  boolean apply() {
    int known = literals.size() + strings.size() + (anyMember ? 1 : 0) + (constructors ? 1 : 0)
        + (loadsServices ? 1 : 0);
    if (known == applied) {
      return false;
    }
    applied = known;
    if (forName) {
      for (String string : strings) {
        String type = string.replace('.', '/');
        if (shaker.has(type)) {
          literals.add(type);
          shaker.mention(type);
        }
      }
    }
    for (String literal : List.copyOf(literals)) {
      ClassInfo type = shaker.classes().get(literal);
      if (type != null) {
        keepMembers(type);
      }
      if (loadsServices) {
        keepProviders(literal.replace('/', '.'));
      }
    }
    return true;
  }

  /** A provider has a public constructor without parameters, or a static method for its instance. */
  private void keepProviders(String service) {
    Set<String> providers = services.of(service);
    if (providers.isEmpty() || !loaded.add(service)) {
      return;
    }
    for (String name : providers) {
      String provider = name.replace('.', '/');
      shaker.instantiate(provider);
      ClassInfo type = shaker.classes().get(provider);
      if (type != null) {
        type.methods().stream()
            .filter(m -> m.signature().equals("<init>()V")
                || m.isStatic() && m.name.equals("provider") && m.descriptor.startsWith("()"))
            .forEach(shaker::keepFound);
      }
    }
  }

  private void keepMembers(ClassInfo type) {
    for (FieldInfo field : type.fields()) {
      if (anyMember || strings.contains(field.name)) {
        shaker.keep(field);
      }
    }
    for (MethodInfo method : type.methods()) {
      boolean constructor = method.isConstructor();
      if (!method.isClassInitializer()
          && (anyMember || constructor && constructors || strings.contains(method.name))) {
        if (constructor && !type.isAbstract()) {
          shaker.instantiate(type.name);
        }
        shaker.initialize(type);
        shaker.keepFound(method);
      }
    }
  }
}
