package kiln.link.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kiln.link.LinkFailure;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;

/**
 * Finds what a jar has to hold: rapid type analysis over app and bundles, with the class library as
 * a boundary.
 *
 * <p>Invariant: a body is read once, when its method leaves the worklist. A virtual call is
 * resolved from both sides: {@link #call} tries the types known so far, {@link #instantiate} the calls known
 * so far. A type with instances keeps everything by which it overrides the class library, which may
 * call it.
 */
final class Shaker {
  private record Call(String type, MethodInfo resolved) {}

  private final World world;
  private final Reflection reflection;
  private final ArrayDeque<MethodInfo> work = new ArrayDeque<>();
  private final Map<MethodInfo, MethodInfo> causes = new LinkedHashMap<>();
  private final TreeMap<String, ClassInfo> classes = new TreeMap<>();
  private final Set<MethodInfo> declared = new HashSet<>();
  private final Set<FieldInfo> fields = new HashSet<>();
  private final Set<ClassInfo> instantiated = new HashSet<>();
  private final Set<ClassInfo> initialized = new HashSet<>();
  private final Set<Call> calls = new HashSet<>();
  private final Map<String, List<Call>> callsBySignature = new HashMap<>();
  private final Set<String> problems = new TreeSet<>();
  private MethodInfo current;

  Shaker(World world, Services services) {
    this.world = world;
    this.reflection = new Reflection(this, services);
  }

  /**
   * Everything that {@code main(String[])} of a class reaches.
   *
   * @throws LinkFailure naming each member that is called but does not exist, with its callers
   */
  void run(String mainClass) throws LinkFailure {
    MethodInfo main = world.resolveMethod(mainClass, "main", "([Ljava/lang/String;)V");
    reach(main);
    initialize(main.owner);
    do {
      for (MethodInfo method; (method = work.poll()) != null; ) {
        current = method;
        read(method);
      }
    } while (reflection.apply());
    if (!problems.isEmpty()) {
      throw new LinkFailure(List.copyOf(problems));
    }
  }

  /** The classes of app and bundles that must be there, by internal name. */
  TreeMap<String, ClassInfo> classes() {
    return classes;
  }

  /** The methods whose code may run. */
  Set<MethodInfo> reached() {
    return causes.keySet();
  }

  /** From {@code main} down to a reached method, itself included; each caused the next. */
  List<MethodInfo> callers(MethodInfo method) {
    List<MethodInfo> chain = new ArrayList<>();
    for (MethodInfo at = method; at != null && !chain.contains(at); at = causes.get(at)) {
      chain.add(0, at);
    }
    return chain;
  }

  boolean keeps(MethodInfo method) {
    return causes.containsKey(method) || declared.contains(method);
  }

  boolean keeps(FieldInfo field) {
    return fields.contains(field);
  }

  Reflection reflection() {
    return reflection;
  }

  private void read(MethodInfo method) {
    if (method.isNative()) {
      problem("is native, and the JVM has no code for it; it belongs to platforms with images");
    }
    References references = References.of(method.node);
    references.types.forEach(this::mention);
    references.instantiated.forEach(this::instantiate);
    references.lambdas.forEach(this::instantiate);
    references.accesses.forEach(this::access);
    references.calls.forEach(this::call);
    reflection.add(references);
  }

  private ClassInfo own(String type) {
    ClassInfo info = type.charAt(0) == '[' ? null : world.find(type);
    return info == null || info.isLibrary() ? null : info;
  }

  // --- classes ---

  /** Keeps a class, with what the JVM looks at when it loads it; not yet any member. */
  void mention(String type) {
    if (isMissing(type)) {
      problem("uses the class " + Names.of(type) + ", which does not exist");
    }
    ClassInfo info = own(type);
    if (info == null || classes.putIfAbsent(type, info) != null) {
      return;
    }
    if (info.superName != null) {
      mention(info.superName);
    }
    info.interfaces.forEach(this::mention);
    if (info.node.nestHostClass != null) {
      mention(info.node.nestHostClass); // private members of a nest are looked up through its host
    }
  }

  /** Other modules of the JDK are not looked at: the JVM that runs the jar has them or says so. */
  private boolean isMissing(String type) {
    return type.charAt(0) != '[' && world.find(type) == null && !Names.isPlatform(type);
  }

  /** The class gets instances. */
  void instantiate(String type) {
    mention(type);
    ClassInfo info = own(type);
    if (info == null || !instantiated.add(info)) {
      return;
    }
    initialize(info);
    for (Call call : List.copyOf(calls)) {
      if (world.isSubtype(type, call.type())) {
        select(info, call.resolved());
      }
    }
    for (String supertype : world.supertypes(type)) {
      ClassInfo above = world.find(supertype);
      if (above != null && above.isLibrary()) {
        above.methods().stream().filter(MethodInfo::isVirtual).forEach(m -> select(info, m));
      }
    }
    keepSerialForm(info);
  }

  private void select(ClassInfo type, MethodInfo resolved) {
    MethodInfo target = world.select(type.name, resolved);
    if (target != null) {
      reach(target);
    }
  }

  /** What serialization calls or reads by name (Java Object Serialization §3 and §4). */
  private void keepSerialForm(ClassInfo type) {
    if (!world.isSubtype(type.name, "java/io/Serializable")) {
      return;
    }
    for (MethodInfo method : type.methods()) {
      switch (method.name) {
        case "readObject", "writeObject", "readObjectNoData", "readResolve", "writeReplace" ->
            reach(method);
        default -> { }
      }
    }
    FieldInfo version = type.field("serialVersionUID");
    if (version != null) {
      fields.add(version);
    }
  }

  /** The class may be initialized (JVMS §5.5), its superclasses with it. */
  void initialize(ClassInfo type) {
    if (type.isLibrary() || !initialized.add(type)) {
      return;
    }
    mention(type.name);
    MethodInfo initializer = type.initializer();
    if (initializer != null) {
      reach(initializer);
    }
    if (type.isEnum()) {
      type.methods().stream()
          .filter(m -> m.isStatic() && (m.name.equals("values") || m.name.equals("valueOf")))
          .forEach(this::reach); // EnumMap, Enum.valueOf and others find them by name
    }
    for (String supertype : world.supertypes(type.name)) {
      ClassInfo above = world.find(supertype);
      if (above != null && above != type) {
        initialize(above);
      }
    }
  }

  /** Whether app or bundles hold a class of that name. */
  boolean has(String type) {
    return !type.isEmpty() && own(type) != null;
  }

  // --- members ---

  /** Makes a method live; only the first cause is kept. */
  void reach(MethodInfo method) {
    if (!method.owner.isLibrary() && !causes.containsKey(method)) {
      causes.put(method, current);
      mention(method.owner.name);
      work.add(method);
    }
  }

  /** Keeps a method that reached code may find by reflection. */
  void keepFound(MethodInfo method) {
    declared.add(method);
    if (!method.isAbstract()) {
      reach(method);
    }
  }

  void keep(FieldInfo field) {
    if (!field.owner.isLibrary() && fields.add(field)) {
      mention(field.owner.name);
    }
  }

  private void access(References.Access access) {
    FieldInfo field = world.resolveField(access.owner(), access.name(), access.descriptor());
    if (field == null) {
      if (own(access.owner()) != null) {
        problem("uses the field " + Names.of(access.owner()) + "." + access.name()
            + ", which does not exist");
      }
      return;
    }
    keep(field);
    if (access.isStatic()) {
      initialize(field.owner);
    }
  }

  private void call(References.Call call) {
    MethodInfo resolved = world.resolveMethod(call.owner(), call.name(), call.descriptor());
    if (resolved == null) {
      if (!isPolymorphic(call.owner()) && world.find(call.owner()) != null) {
        problem("calls " + Names.of(call.owner()) + "." + call.name()
            + Names.parameters(call.descriptor()) + ", which does not exist");
      }
      return;
    }
    if (call.opcode() == Opcodes.INVOKESTATIC) {
      initialize(resolved.owner);
      reach(resolved);
    } else if (call.opcode() == Opcodes.INVOKESPECIAL || !resolved.isVirtual()) {
      reach(resolved);
    } else if (!resolved.owner.isLibrary()) {
      declare(resolved);
      call(new Call(call.owner(), resolved));
    }
  }

  /** Calls of these have the descriptor that the caller likes (JVMS §2.9.3). */
  private static boolean isPolymorphic(String type) {
    return type.equals("java/lang/invoke/MethodHandle")
        || type.equals("java/lang/invoke/VarHandle");
  }

  /** The JVM resolves a call to this declaration before it selects what runs. */
  private void declare(MethodInfo resolved) {
    if (declared.add(resolved)) {
      mention(resolved.owner.name);
      if (!resolved.isAbstract()) {
        reach(resolved);
      }
    }
  }

  private void call(Call call) {
    if (!calls.add(call)) {
      return;
    }
    for (ClassInfo type : List.copyOf(instantiated)) {
      if (world.isSubtype(type.name, call.type())) {
        select(type, call.resolved());
      }
    }
  }

  // --- problems ---

  private void problem(String clause) {
    if (current == null) {
      problems.add("The main class " + clause + ".");
      return;
    }
    StringBuilder text = new StringBuilder(Names.of(current) + ' ' + clause + '.');
    List<MethodInfo> chain = callers(current);
    for (int i = chain.size() - 2; i >= 0; i--) {
      text.append("\n  because ").append(Names.of(chain.get(i))).append(" reaches it");
    }
    problems.add(text.toString());
  }
}
