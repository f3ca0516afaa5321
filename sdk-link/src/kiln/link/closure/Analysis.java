package kiln.link.closure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import kiln.link.declare.Declarations;
import kiln.link.declare.Members;
import kiln.link.flow.Bodies;
import kiln.link.flow.Body;
import kiln.link.initial.ClassValue;
import kiln.link.initial.Initials;
import kiln.link.initial.Made;
import kiln.link.initial.MadeObject;
import kiln.link.program.NativeSource;
import kiln.link.reflect.Reflected;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;

/**
 * Finds the closed world: everything that the roots can reach.
 *
 * <p>Invariant: a method is summarised when it leaves the worklist, again only when a fact that its
 * body relied on falls ({@link LiveFacts}). A virtual call is resolved
 * from both sides: {@link #call} tries the types known so far, {@link #instantiate} tries the calls
 * known so far. So the closure does not depend on the order of discovery.
 */
final class Analysis {
  private final World world;
  private final Rules rules;
  private final Initials initials;
  private final LiveFacts facts;
  private final Presence presence;
  private final Bodies bodies;
  private final Summaries summaries;
  private final Predicate<String> nativeSymbols;
  private final Reflected reflected;

  private final Set<MethodInfo> stale = new HashSet<>(); // of the worklist: to be analysed anew
  private final Set<MethodInfo> analysed = new LinkedHashSet<>(); // and not yet observed
  private final ArrayDeque<MethodInfo> work = new ArrayDeque<>();
  private final SortedMap<MethodInfo, Cause> methods = new TreeMap<>();
  private final SortedMap<String, Cause> instantiated = new TreeMap<>();
  private final SortedMap<String, Cause> mentioned = new TreeMap<>();
  private final SortedMap<ClassInfo, Cause> initialized = new TreeMap<>();
  private final SortedSet<FieldInfo> read = new TreeSet<>();
  private final SortedSet<FieldInfo> written = new TreeSet<>();
  private final SortedSet<Summary.Call> calls = new TreeSet<>();
  private final Map<String, List<Summary.Call>> callsBySignature = new HashMap<>();
  private final SortedMap<MethodInfo, String> unsupported = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, List<MethodInfo>> conditional = new HashMap<>(); // native -> roots
  private final Set<Made> made = new HashSet<>();
  private boolean enumConstants;

  Analysis(World world, Rules rules, Predicate<String> nativeSymbols) {
    this.world = world;
    this.rules = rules;
    this.initials = new Initials(world, rules);
    this.facts = new LiveFacts(world, rules, initials);
    this.presence = facts.presence();
    this.bodies = new Bodies(world, facts);
    this.summaries = new Summaries(world, facts);
    this.nativeSymbols = nativeSymbols;
    this.reflected = new Reflected(world);
  }

  // --- roots ---

  void root(MethodInfo method, String why) {
    Cause cause = new Cause(null, why);
    reach(method, cause);
    presence.callFromOutside(method);
    if (method.isStatic()) {
      initialize(method.owner.name, cause);
    }
  }

  /** A root only where the native method with that C symbol is live. */
  void rootIf(String nativeSymbol, MethodInfo method) {
    conditional.computeIfAbsent(nativeSymbol, s -> new ArrayList<>()).add(method);
  }

  void rootInstance(String type, String why) {
    instantiate(type, new Cause(null, why));
  }

  /** A class that is found by its name. */
  void rootClass(String type) {
    Cause cause = new Cause(null, "it is declared in " + Declarations.FILE);
    mention(type, cause);
    initialize(type, cause);
  }

  /** Members of a class that are declared. */
  void rootMembers(String type, Members members) {
    presence.reflect(type);
    if (members.all().contains(Members.Kind.INSTANCES)) {
      rootInstance(type, "it is declared in " + Declarations.FILE);
    }
    renew(reflected.add(type, members));
  }

  /** A dynamic proxy that is declared. */
  void rootProxy(List<String> interfaces) {
    renew(reflected.addProxy(interfaces));
  }

  void rootField(FieldInfo field) {
    read.add(field);
    write(field);
  }

  /** Runs the worklist to its fixed point. */
  Closure run(String name, List<NativeSource> natives, SortedMap<String, MethodInfo> symbols) {
    do {
      for (MethodInfo method; (method = work.poll()) != null; ) {
        if (stale.remove(method)) {
          bodies.renew(method);
        }
        summarize(method);
      }
      observe();
    } while (!work.isEmpty());
    return new Closure(
        name,
        natives,
        world,
        rules,
        bodies,
        symbols,
        methods,
        instantiated,
        mentioned,
        initialized,
        read,
        written,
        calls,
        unsupported,
        initials,
        enumConstants,
        notes,
        new HashMap<>());
  }

  List<String> problems() {
    return problems;
  }

  /**
   * Looks in what is live so far for what may be null. Not before the worklist is empty: until the
   * writes to a field are found its reads give null, and what has fallen for that stays so.
   */
  private void observe() {
    analysed.forEach(method -> presence.observe(bodies.of(method)));
    analysed.clear();
    presence.disappointed().forEach(this::renew);
  }

  private void summarize(MethodInfo method) {
    if (method.isAbstract() || rules.of(method) != null) {
      return;
    }
    if (method.isNative()) {
      presence.reachNative(method);
      String symbol = Names.nativeSymbol(method);
      for (MethodInfo root : conditional.getOrDefault(symbol, List.of())) {
        root(root, "the runtime calls it, as " + Names.readable(method) + " is live");
      }
      if (!nativeSymbols.test(symbol)) {
        unsupported(method, "is native, and the runtime does not define it", method);
      }
      return;
    }
    Summary summary;
    try {
      Body body = bodies.of(method);
      analysed.add(method);
      summary = summaries.of(body);
    } catch (Bodies.Refused e) {
      unsupported(method, e.getMessage(), method);
      return;
    }
    apply(method, summary);
  }

  private void apply(MethodInfo method, Summary summary) {
    for (String problem : summary.problems()) {
      if (!method.owner.isLibrary()) {
        report(method, problem);
      }
    }
    Cause creates = new Cause(method, "creates");
    summary.instantiated().forEach(type -> instantiate(type, creates));
    Cause mentions = new Cause(method, "names");
    summary.mentioned().forEach(type -> mention(type, mentions));
    Cause initializes = new Cause(method, "initializes");
    summary.initialized().forEach(type -> initialize(type, initializes));
    Cause calling = new Cause(method, "calls");
    for (MethodInfo callee : summary.direct()) {
      refuse(method, callee);
      reach(callee, calling);
    }
    for (Summary.Call call : summary.virtual()) {
      refuse(method, call.resolved());
      call(call, calling);
    }
    summary.read().forEach(field -> read(field, new Cause(method, "reads")));
    summary.written().forEach(this::write);
    for (Summary.Asked asked : summary.reflected()) {
      presence.reflect(asked.type());
      renew(reflected.add(asked.type(), asked.members()));
    }
    summary.proxied().forEach(interfaces -> renew(reflected.addProxy(interfaces)));
  }

  /** A fact that the method's body relied on does not hold. */
  private void renew(MethodInfo method) {
    if (!methods.containsKey(method)) {
      bodies.renew(method);
    } else if (stale.add(method)) {
      work.add(method);
    }
  }

  /** Code of the linker's own was written anew: it can only reach more. */
  private void renew(Set<MethodInfo> changed) {
    for (MethodInfo method : changed) {
      if (methods.containsKey(method)) {
        bodies.forget(method);
        work.add(method);
      }
    }
  }

  /** What a class keeps that was initialized at link time becomes live with the field. */
  private void read(FieldInfo field, Cause cause) {
    if (read.add(field) && initials.has(field)) {
      adopt(initials.value(field), cause);
    }
  }

  private void adopt(Object value, Cause cause) {
    if (value instanceof ClassValue type) {
      mention(type.type(), cause);
    } else if (value instanceof Made object && made.add(object)) {
      instantiate(object.type, cause);
      if (object instanceof MadeObject instance) {
        presence.made(instance);
        instance.fields().keySet().forEach(this::write);
      }
      object.values().forEach(each -> adopt(each, cause));
    }
  }

  /** The field holds more than its initial value: methods that relied on that are looked at again. */
  private void write(FieldInfo field) {
    if (written.add(field)) {
      facts.write(field).forEach(this::renew);
    }
  }

  /** App and bundle code may not call what images refuse; the library may, and will throw. */
  private void refuse(MethodInfo caller, MethodInfo callee) {
    Rules.Rule rule = rules.of(callee);
    if (rule != null && rule.kind() == Rules.Kind.REFUSED && !caller.owner.isLibrary()) {
      report(
          caller,
          "calls "
              + Names.readable(callee)
              + ", which is not in images: "
              + rule.reason());
    }
  }

  private void report(MethodInfo method, String clause) {
    StringBuilder text = new StringBuilder(Names.readable(method) + " " + clause + ".");
    for (String line : Closure.chain(methods, method)) {
      text.append("\n  ").append(line);
    }
    List<String> into = world.isOwn(method.owner) ? problems : notes;
    if (!into.contains(text.toString())) {
      into.add(text.toString());
    }
  }

  private void unsupported(MethodInfo method, String clause, MethodInfo at) {
    unsupported.put(method, clause);
    if (!at.owner.isLibrary()) {
      report(at, clause);
    }
  }

  // --- what a summary causes ---

  /** Makes {@code method} live. Only its first cause is kept: `why` prints one chain, not all. */
  private void reach(MethodInfo method, Cause cause) {
    if (methods.putIfAbsent(method, cause) == null) {
      if (method.isSynchronized() && method.isStatic()) {
        mention(method.owner.name, cause); // its monitor
      }
      work.add(method);
      if (method.owner.name.equals("java/lang/Class")
          && method.name.equals("getEnumConstantsShared")) {
        enumConstants = true;
        mentioned.keySet().stream().toList().forEach(this::reachEnumConstants);
      } else if (method.owner.name.equals("sun/reflect/annotation/TypeAnnotationParser")
          && method.name.equals("parseTypeAnnotations")) {
        renew(reflected.addUsesOfTypes());
      }
    }
  }

  private void call(Summary.Call call, Cause cause) {
    if (!calls.add(call)) {
      return;
    }
    mention(call.type(), cause);
    callsBySignature
        .computeIfAbsent(call.resolved().signature(), s -> new ArrayList<>())
        .add(call);
    for (String type : List.copyOf(instantiated.keySet())) {
      receive(type, call, cause);
    }
  }

  private void instantiate(String type, Cause cause) {
    if (instantiated.putIfAbsent(type, cause) != null) {
      return;
    }
    mention(type, cause);
    for (String signature : signatures(type)) {
      for (Summary.Call call : List.copyOf(callsBySignature.getOrDefault(signature, List.of()))) {
        receive(type, call, cause);
      }
    }
  }

  private void receive(String type, Summary.Call call, Cause cause) {
    if (world.isSubtype(type, call.type())) {
      MethodInfo target = world.select(type, call.resolved());
      if (target != null) {
        reach(target, cause);
      }
    }
  }

  /** Name and descriptor of all methods that an instance of {@code type} may be sent. */
  private Collection<String> signatures(String type) {
    String name = type.charAt(0) == '[' ? "java/lang/Object" : type;
    Set<String> result = new LinkedHashSet<>();
    for (String supertype : world.supertypes(name)) {
      ClassInfo info = world.find(supertype);
      if (info != null) {
        for (MethodInfo method : info.methods()) {
          if (method.isVirtual()) {
            result.add(method.signature());
          }
        }
      }
    }
    return result;
  }

  /** The class structure of {@code type} and all that it refers to is needed. */
  private void mention(String type, Cause cause) {
    if (mentioned.putIfAbsent(type, cause) != null) {
      return;
    }
    if (type.charAt(0) == '%') {
      return;
    }
    if (type.charAt(0) == '[') {
      String element = World.element(type);
      mention(element == null ? "%" + type.substring(1) : element, cause);
      mention("java/lang/Object", cause);
      return;
    }
    for (String supertype : world.supertypes(type)) {
      if (world.find(supertype) != null) {
        mention(supertype, cause);
      }
    }
    if (enumConstants) {
      reachEnumConstants(type);
    }
  }

  private void reachEnumConstants(String type) {
    ClassInfo info = type.charAt(0) == '[' || type.charAt(0) == '%' ? null : world.find(type);
    if (info != null && info.isEnum()) {
      MethodInfo values = info.method("values", "()[L" + type + ";");
      if (values != null) {
        Cause cause = new Cause(null, "constants of an enum, asked for by its class");
        reach(values, cause);
        initialize(type, cause);
      }
    }
  }

  /** Initialization of a class (JVMS §5.5): its own initializer and those of its super types. */
  private void initialize(String type, Cause cause) {
    ClassInfo info = world.find(type);
    if (info == null || initialized.putIfAbsent(info, cause) != null) {
      return;
    }
    if (!initials.isDone(info)) {
      mention(type, cause); // code will ask the class structure whether it is initialized
    }
    if (info.initializer() != null && initials.fields(info) == null) {
      reach(info.initializer(), cause);
    }
    if (info.superName != null && !info.isInterface()) {
      initialize(info.superName, cause);
      for (String supertype : world.supertypes(type)) {
        ClassInfo face = world.find(supertype);
        if (face != null && face.isInterface() && declaresDefault(face)) {
          initialize(supertype, cause);
        }
      }
    }
  }

  private static boolean declaresDefault(ClassInfo face) {
    return face.methods().stream().anyMatch(m -> !m.isAbstract() && !m.isStatic());
  }
}
