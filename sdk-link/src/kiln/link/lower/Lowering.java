package kiln.link.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.closure.CallSite;
import kiln.link.closure.Closure;
import kiln.link.flow.Body;
import kiln.link.initial.Made;
import kiln.link.program.JavaMethod;
import kiln.link.program.Program;
import kiln.link.program.Unit;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;
import org.objectweb.asm.Type;

/** Turns a {@link Closure} into a {@link Program}: a C unit for each class, and the data of all. */
public final class Lowering {
  private final Closure closure;
  private final Layout layout;
  private final TypeTests tests;
  private final Dispatch dispatch;
  private final SortedMap<String, String> literals = new TreeMap<>(); // symbol -> text
  private final SortedMap<String, Made> made = new TreeMap<>(); // symbol -> object
  private final SortedMap<String, JavaMethod> names = new TreeMap<>();
  private final NullChecks nullChecks = new NullChecks();
  private final Map<String, Boolean> missing = new HashMap<>();
  private final Map<MethodInfo, ColdPaths> coldPaths = new HashMap<>();
  private final Map<MethodInfo, Frequency.Loops> loops = new HashMap<>();
  private final Quiet quiet = new Quiet(this);
  private final Copies copies = new Copies(this);
  private Frequency frequency;
  private StackChecks stackChecks;
  private final Map<ClassInfo, Boolean> initializing = new HashMap<>();
  private final Map<MethodInfo, Boolean> looking = new HashMap<>();

  private Lowering(Closure closure) {
    this.closure = closure;
    this.layout = new Layout(closure);
    this.tests = new TypeTests(closure);
    this.dispatch = new Dispatch(closure);
  }

  /** {@code Closure -> Program}. */
  public static Program lower(Closure closure) {
    Lowering lowering = new Lowering(closure);
    lowering.frequency = Frequency.of(lowering);
    lowering.stackChecks = StackChecks.of(lowering);
    List<Unit> units = lowering.units();
    return new Program(
        closure.name(), units, closure.natives(), lowering.names, lowering.nullChecks.messages());
  }

  private List<Unit> units() {
    SortedMap<ClassInfo, List<MethodInfo>> byClass = new TreeMap<>();
    for (MethodInfo method : closure.methods().keySet()) {
      boolean stub = closure.unsupported().containsKey(method); // a native that nobody defines
      if (!method.isAbstract() && (!method.isNative() || stub)) {
        byClass.computeIfAbsent(method.owner, c -> new ArrayList<>()).add(method);
      }
    }
    List<Unit> units = new ArrayList<>();
    byClass.forEach(
        (type, methods) ->
            units.add(new Unit(Symbols.mangle(type.name) + ".c", text(methods))));
    units.add(new Unit("classes.s", new ClassData(this).text()));
    return units;
  }

  private String text(List<MethodInfo> methods) {
    ClassUnit unit = new ClassUnit(layout);
    for (MethodInfo method : methods) {
      write(method, unit);
    }
    copies.append(methods, unit);
    return unit.text();
  }

  // --- methods ---

  private void write(MethodInfo method, ClassUnit unit) {
    String symbol = unit.function(method);
    name(method, symbol);
    String stub = stub(method);
    if (stub != null) {
      unit.append(place(symbol, false) + MethodWriter.head(method, symbol));
      unit.append(" {\n  " + stub + " UNREACHABLE;\n}\n");
    } else if (method.isSynchronized()) {
      writeSynchronized(method, symbol, unit);
    } else {
      String head = place(symbol, looks(method)) + rarely(method) + MethodWriter.head(method, symbol);
      unit.append(writer(method, unit).write(head));
    }
    closure.symbols().forEach((alias, target) -> {
      if (target == method) {
        unit.append("__asm__(\".globl " + alias + "\\n.set " + alias + ", " + symbol + "\");\n");
      }
    });
  }

  MethodWriter writer(MethodInfo method, ClassUnit unit) {
    return new MethodWriter(this, closure.bodies().of(method), unit);
  }

  /** The body of a method that images do not have; null if it is an ordinary one. */
  private String stub(MethodInfo method) {
    Rules.Rule rule = closure.rules().of(method);
    String readable = kiln.link.closure.Names.readable(method);
    String message = null;
    if (rule != null) {
      message = readable + " is not in images: " + rule.reason();
    } else if (closure.unsupported().containsKey(method)) {
      message = readable + " " + closure.unsupported().get(method);
    }
    if (message == null) {
      return null;
    }
    return "extern Object " + literal(message) + "[]; kiln_throw_unsupported("
        + literal(message) + ");";
  }

  /** The body becomes a function of its own, called with the monitor held (JVMS §2.11.10). */
  private void writeSynchronized(MethodInfo method, String symbol, ClassUnit unit) {
    String inner = symbol + "_body";
    name(method, inner);
    names.remove(symbol);
    String head = "KILN_INLINE " + MethodWriter.head(method, inner);
    unit.append(writer(method, unit).inside().write(head));
    List<String> parameters = MethodWriter.parameters(method);
    String monitor =
        method.isStatic() ? "(Object *)&" + unit.type(method.owner.name) : parameters.get(0);
    char kind = Kinds.of(Type.getReturnType(method.descriptor));
    String call = inner + "(" + String.join(", ", parameters) + ");\n";
    unit.append(place(symbol, true) + rarely(method) + MethodWriter.head(method, symbol) + " {\n");
    unit.append("  kiln_monitor_enter(" + monitor + ");\n");
    unit.append("  if (UNLIKELY(kiln_core.exc != 0)) kiln_unwind();\n");
    unit.append("  " + (kind == 'V' ? "" : Kinds.value(kind) + "result = ") + call);
    unit.append("  Object *exc = kiln_core.exc;\n  kiln_core.exc = 0;\n");
    unit.append("  kiln_monitor_exit(" + monitor + ");\n");
    unit.append("  if (UNLIKELY(exc != 0)) kiln_raise(exc);\n");
    unit.append("  if (UNLIKELY(kiln_core.exc != 0)) kiln_unwind();\n");
    unit.append(kind == 'V' ? "}\n" : "  return result;\n}\n");
  }

  /** Makes the method known to stack traces, unless HotSpot would hide it too. */
  private void name(MethodInfo method, String symbol) {
    boolean hidden =
        method.owner.name.startsWith("kiln/generated/")
            || method.owner.name.startsWith("kiln/runtime/")
            || (method.owner.access & org.objectweb.asm.Opcodes.ACC_SYNTHETIC) != 0
                && method.owner.name.contains("$$");
    if (!hidden) {
      String source = method.owner.node.sourceFile;
      names.put(
          symbol,
          new JavaMethod(
              method.owner.name.replace('/', '.'), method.name, source == null ? "" : source));
    }
  }

  /** Is the method compiled from its own code? */
  boolean hasBody(MethodInfo method) {
    return !method.isNative() && !method.isAbstract() && stub(method) == null;
  }

  /** Where the function goes: whether it looks for exceptions decides that, and its frame. */
  private static String place(String symbol, boolean looks) {
    return (looks ? "KILN_LOOKS(\"" : "KILN_PASSES(\"") + symbol + "\") ";
  }

  /** Does the method look for exceptions after its calls? Where it does not, it has no handlers. */
  boolean looks(MethodInfo method) {
    return looking.computeIfAbsent(
        method, m -> m.isSynchronized() || handles(closure.bodies().of(m)));
  }

  /** Is the method called by a name that hides its body, where {@code caller} calls it? */
  boolean isOpaque(MethodInfo method, MethodInfo caller) {
    return looks(caller) && mayThrow(method) && !isNative(method);
  }

  private static boolean handles(Body body) {
    for (int i = 0; i < body.size() && !body.code.tryCatchBlocks.isEmpty(); i++) {
      if (body.reaches(i) && !body.handlers(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Is the method C written by hand, which returns also with an exception pending? */
  boolean isNative(MethodInfo method) {
    return method.isNative() && stub(method) == null;
  }

  private String rarely(MethodInfo method) {
    return isRare(method) ? "KILN_RARE " : "";
  }

  /** Is the method to be compiled for size? */
  boolean isRare(MethodInfo method) {
    return frequency.isRare(method);
  }

  /** Does the method look whether the stack is deep enough? */
  boolean checksStack(MethodInfo method) {
    return mayThrow(method) && stackChecks.isChecked(method);
  }

  Frequency.Loops loops(MethodInfo method) {
    return loops.computeIfAbsent(method, m -> new Frequency.Loops(closure.bodies().of(m)));
  }

  ColdPaths coldPaths(MethodInfo method) {
    return coldPaths.computeIfAbsent(method, m -> ColdPaths.of(closure.bodies().of(m)));
  }

  boolean isQuiet(Body body, int index) {
    return quiet.isQuiet(body, index);
  }

  boolean callsAtOnce(Body body, int index, CallSite.Direct direct) {
    return quiet.callsAtOnce(body, index, direct);
  }

  /** Does the method change nothing, and never leave with an exception? */
  boolean onlyLooks(MethodInfo method) {
    return quiet.onlyLooks(method);
  }

  /** May a call of the method leave with an exception? */
  boolean mayThrow(MethodInfo method) {
    return !quiet.isQuiet(method);
  }

  // --- what writers ask ---

  Copies copies() {
    return copies;
  }

  World world() {
    return closure.world();
  }

  Closure closure() {
    return closure;
  }

  Rules rules() {
    return closure.rules();
  }

  Layout layout() {
    return layout;
  }

  TypeTests tests() {
    return tests;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  NullChecks nullChecks() {
    return nullChecks;
  }

  SortedMap<String, String> literals() {
    return literals;
  }

  /** The symbol of the string literal with that text. */
  String literal(String text) {
    String symbol = Symbols.literal(text);
    literals.put(symbol, text);
    return symbol;
  }

  /** The objects made at link time that code names, by symbol. */
  SortedMap<String, Made> made() {
    return made;
  }

  /** The symbol of an object that was made at link time. */
  String made(Made object) {
    String symbol = Symbols.made(object);
    made.put(symbol, object);
    return symbol;
  }

  /** Has a class that was initialized at link time set the field for good? */
  boolean isSettled(FieldInfo field) {
    return closure.initials().has(field) && !isWritten(field);
  }

  boolean isMissing(String type) {
    return missing.computeIfAbsent(
        type,
        t -> {
          String element = t;
          while (element != null && element.charAt(0) == '[') {
            element = World.element(element);
          }
          return element != null && element.charAt(0) != '%' && world().find(element) == null;
        });
  }

  /** Does anything read the static field? */
  boolean isStored(FieldInfo field) {
    return layout.isKept(field);
  }

  /** Does live code, or the native runtime, write the field? */
  boolean isWritten(FieldInfo field) {
    return closure.written().contains(field) || closure.rules().keeps(field);
  }

  /** Has initializing the class any effect (JVMS §5.5)? */
  boolean initializes(ClassInfo type) {
    Boolean known = initializing.get(type);
    if (known == null) {
      known = false;
      for (String supertype : world().supertypes(type.name)) {
        ClassInfo info = world().find(supertype);
        boolean counts = info == type || info != null && (!info.isInterface() || hasDefault(info));
        MethodInfo initializer = counts ? info.initializer() : null;
        known |= initializer != null && closure.methods().containsKey(initializer);
      }
      initializing.put(type, known);
    }
    return known;
  }

  static boolean hasDefault(ClassInfo face) {
    return face.methods().stream().anyMatch(m -> !m.isAbstract() && !m.isStatic());
  }

  /** Must code of {@code from} initialize {@code type} before it uses it? */
  boolean needsInitialization(ClassInfo type, MethodInfo from) {
    return !from.owner.equals(type)
        && initializes(type)
        && (type.isInterface() || !world().isSubtype(from.owner.name, type.name));
  }
}
