package kiln.link.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.closure.Closure;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * The data of an image as assembly text: class structures (struct Class of kiln.h) with their
 * dispatch tables, static fields, string literals and the numbers that code refers to by symbol.
 */
final class ClassData {
  private static final int HAS_DEFAULT = 0x10000000; // the KILN_ bits of kiln.h
  private static final int SELF_COMPARABLE = 0x08000000;
  private static final int IS_RECORD = 0x20000000;
  private static final int IS_HIDDEN = 0x40000000;

  private final Lowering lowering;
  private final Closure closure;
  private final World world;
  private final Assembly out = new Assembly();
  private final Map<String, String> blobs = new LinkedHashMap<>(); // content -> symbol
  private final Map<String, Integer> testBits = new HashMap<>();
  private final Dispatch.Tables tables;
  private final int classSize;
  private final boolean otherNames; // does anything ask for simple or canonical names?
  private final boolean directInterfaces; // does anything ask for them?

  ClassData(Lowering lowering) {
    this.lowering = lowering;
    this.closure = lowering.closure();
    this.world = lowering.world();
    this.tables = lowering.dispatch().tables();
    this.classSize = lowering.layout().end(world.find("java/lang/Class")) + 3 & ~3;
    List<String> asking = List.of("getSimpleName", "getCanonicalName");
    this.otherNames =
        closure.methods().keySet().stream()
            .anyMatch(m -> m.owner.name.equals("java/lang/Class") && asking.contains(m.name));
    this.directInterfaces =
        closure.methods().containsKey(
            world.find("java/lang/Class").method("interfaces", "([Ljava/lang/Class;)I"));
    for (String face : lowering.tests().interfaces()) {
      testBits.put(face, testBits.size());
    }
  }

  String text() {
    numbers();
    closure.mentioned().keySet().forEach(this::writeClass);
    classList();
    statics();
    new MadeData(lowering, out).write();
    literals();
    offsets();
    out.section(".rodata.kiln", "a");
    blobs.forEach(
        (content, symbol) -> {
          out.line(".balign 4");
          out.label(symbol);
          out.raw(content);
        });
    return out.toString();
  }

  // --- numbers that code names by symbol ---

  private void numbers() {
    for (String type : lowering.tests().ranges()) {
      int first = lowering.tests().number(type);
      out.absolute(Symbols.number(type), first);
      out.absolute(Symbols.span(type), lowering.tests().last(type) - first);
    }
    testBits.forEach(
        (face, bit) -> {
          out.absolute(Symbols.testByte(face), bit / 8);
          out.absolute(Symbols.testBit(face), 1 << bit % 8);
        });
    tables.columns()
        .forEach((selector, column) ->
            out.absolute(Symbols.slot(selector), classSize + 4 * column));
  }

  // --- classes ---

  private void writeClass(String type) {
    String symbol = Symbols.type(type);
    out.section(".data." + symbol, "aw");
    out.line(".balign 4");
    out.label(symbol);
    out.longs(Symbols.type("java/lang/Class"), "0");
    boolean array = type.charAt(0) == '[';
    boolean primitive = type.charAt(0) == '%';
    ClassInfo info = array || primitive ? null : world.find(type);
    out.longs(
        "" + lowering.tests().number(type),
        "" + lowering.tests().last(type),
        "" + (info == null || info.isInterface() ? 0 : lowering.layout().size(info)));
    out.bytes(info == null ? kind(type) : info.isInterface() ? 13 : 0, shift(type), state(info), special(info));
    out.longs("" + modifiers(type, info));
    out.longs(superSymbol(type, info), component(type), arrayOf(type));
    out.longs(references(info), interfaces(type, info), tests(type));
    out.longs(initializer(info), name(type), "0", values(info));
    out.zero(classSize - Layout.CLASS_FIELDS);
    for (Dispatch.Entry entry : tables.rows().getOrDefault(type, List.of())) {
      out.longs(
          entry == null
              ? "0"
              : entry.method() == null
                  ? "kiln_throw_abstract_method"
                  : Symbols.method(entry.method()));
    }
  }

  private static int kind(String type) {
    return switch (type.charAt(0)) {
      case '%' -> 14;
      case '[' -> World.element(type) != null ? 12 : 4 + "ZCFDBSIJ".indexOf(type.charAt(1));
      default -> -1;
    };
  }

  private static int shift(String type) {
    return type.charAt(0) == '['
        ? Integer.numberOfTrailingZeros(Kinds.storedBytes(type.substring(1)))
        : 0;
  }

  private int state(ClassInfo info) {
    return info != null && lowering.initializes(info) ? 0 : 2;
  }

  private int special(ClassInfo info) {
    if (info != null && !info.isInterface()) {
      String[] kinds = {"SoftReference", "WeakReference", "PhantomReference"};
      for (int i = 0; i < kinds.length; i++) {
        if (world.isSubtype(info.name, "java/lang/ref/" + kinds[i])) {
          return i + 1;
        }
      }
    }
    return 0;
  }

  private int modifiers(String type, ClassInfo info) {
    if (type.charAt(0) == '[') {
      String element = World.element(type);
      int of = element == null ? Opcodes.ACC_PUBLIC : modifiers(element, find(element));
      return of & 7 | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
    }
    if (info == null) {
      return Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
    }
    int access = info.access;
    for (InnerClassNode inner : info.node.innerClasses) {
      if (inner.name.equals(info.name)) {
        access = inner.access;
      }
    }
    int result = access & 0xffff & ~Opcodes.ACC_SUPER;
    if (info.isInterface() && Lowering.hasDefault(info)) {
      result |= HAS_DEFAULT;
    }
    String itself = "Ljava/lang/Comparable<L" + info.name + ";>;";
    if (info.node.signature != null && info.node.signature.contains(itself)) {
      result |= SELF_COMPARABLE;
    }
    if ("java/lang/Record".equals(info.superName)) {
      result |= IS_RECORD;
    }
    if ((info.access & Opcodes.ACC_SYNTHETIC) != 0 && info.name.contains("$$")) {
      result |= IS_HIDDEN;
    }
    return result;
  }

  private ClassInfo find(String type) {
    return type.charAt(0) == '[' || type.charAt(0) == '%' ? null : world.find(type);
  }

  private String superSymbol(String type, ClassInfo info) {
    if (type.charAt(0) == '[') {
      return Symbols.type("java/lang/Object");
    }
    return info == null || info.isInterface() || info.superName == null
        ? "0"
        : Symbols.type(info.superName);
  }

  private static String component(String type) {
    if (type.charAt(0) != '[') {
      return "0";
    }
    String element = World.element(type);
    return Symbols.type(element == null ? "%" + type.substring(1) : element);
  }

  private String arrayOf(String type) {
    String array = type.charAt(0) == '%' ? "[" + type.substring(1) : World.arrayOf(type);
    return closure.mentioned().containsKey(array) ? Symbols.type(array) : "0";
  }

  /** u16 count, then u16 offsets. */
  private String references(ClassInfo info) {
    if (info == null || info.isInterface()) {
      return "0";
    }
    List<Integer> offsets = lowering.layout().references(info);
    if (offsets.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder("\t.short " + offsets.size());
    offsets.forEach(offset -> text.append(", ").append(offset));
    return blob(text.append('\n').toString());
  }

  /**
   * u32 count, then the super interfaces in the order in which a class initializes them; where
   * something asks for them, u32 count and the direct ones in their order behind.
   */
  private String interfaces(String type, ClassInfo info) {
    List<String> faces = new ArrayList<>();
    if (info != null) {
      collectInterfaces(info, faces);
    } else if (type.charAt(0) == '[') {
      for (String face : List.of("java/lang/Cloneable", "java/io/Serializable")) {
        if (closure.mentioned().containsKey(face)) {
          faces.add(face);
        }
      }
    }
    if (faces.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder("\t.long " + faces.size());
    faces.forEach(face -> text.append(", \"").append(Symbols.type(face)).append('"'));
    if (directInterfaces) {
      List<String> direct =
          info == null ? faces : info.interfaces.stream().filter(faces::contains).toList();
      text.append(", ").append(direct.size());
      direct.forEach(face -> text.append(", \"").append(Symbols.type(face)).append('"'));
    }
    return blob(text.append('\n').toString());
  }

  private void collectInterfaces(ClassInfo info, List<String> into) {
    ClassInfo parent = world.superClass(info);
    if (parent != null && !info.isInterface()) {
      collectInterfaces(parent, into);
    }
    for (String name : info.interfaces) {
      ClassInfo face = world.find(name);
      if (face != null && !into.contains(name)) {
        collectInterfaces(face, into);
        if (!into.contains(name)) {
          into.add(name);
        }
      }
    }
  }

  private String tests(String type) {
    byte[] bits = new byte[(testBits.size() + 7) / 8];
    testBits.forEach(
        (face, bit) -> {
          if (world.isSubtype(type.charAt(0) == '%' ? "java/lang/Object" : type, face)) {
            bits[bit / 8] |= (byte) (1 << bit % 8);
          }
        });
    if (bits.length == 0) {
      return "0";
    }
    StringBuilder text = new StringBuilder("\t.byte ");
    for (int i = 0; i < bits.length; i++) {
      text.append(i == 0 ? "" : ", ").append(bits[i]);
    }
    return blob(text.append('\n').toString());
  }

  private String initializer(ClassInfo info) {
    MethodInfo initializer = info == null ? null : info.initializer();
    return initializer != null && closure.methods().containsKey(initializer)
        ? Symbols.method(initializer)
        : "0";
  }

  private String values(ClassInfo info) {
    if (info == null || !info.isEnum() || !closure.enumConstants()) {
      return "0";
    }
    MethodInfo values = info.method("values", "()[L" + info.name + ";");
    return values != null && closure.methods().containsKey(values) ? Symbols.method(values) : "0";
  }

  private String name(String type) {
    String name =
        type.charAt(0) == '%'
            ? Type.getType(type.substring(1)).getClassName()
            : type.replace('/', '.');
    String text = "\t.asciz " + Assembly.quote(name) + "\n";
    if (otherNames) {
      text += "\t.asciz " + Assembly.quote(simpleName(type)) + "\n";
      text += "\t.asciz " + Assembly.quote(canonicalName(type)) + "\n";
    }
    return blob(text);
  }

  /** As Class.getCanonicalName gives it; empty where that is null. */
  private String canonicalName(String type) {
    if (type.charAt(0) == '%') {
      return simpleName(type);
    } else if (type.charAt(0) == '[') {
      String element = World.element(type);
      String name = canonicalName(element == null ? "%" + type.substring(1) : element);
      return name.isEmpty() ? "" : name + "[]";
    }
    for (InnerClassNode inner : world.find(type).node.innerClasses) {
      if (inner.name.equals(type)) {
        boolean member = inner.outerName != null && inner.innerName != null;
        String outer = member ? canonicalName(inner.outerName) : "";
        return outer.isEmpty() ? "" : outer + "." + inner.innerName;
      }
    }
    return type.replace('/', '.');
  }

  /** As Class.getSimpleName gives it (JVMS §4.7.6: an anonymous class has no inner name). */
  private String simpleName(String type) {
    if (type.charAt(0) == '%') {
      return Type.getType(type.substring(1)).getClassName();
    } else if (type.charAt(0) == '[') {
      String element = World.element(type);
      return simpleName(element == null ? "%" + type.substring(1) : element) + "[]";
    }
    for (InnerClassNode inner : world.find(type).node.innerClasses) {
      if (inner.name.equals(type)) {
        return inner.innerName == null ? "" : inner.innerName;
      }
    }
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private String blob(String content) {
    return blobs.computeIfAbsent(content, c -> "kiln_blob_" + blobs.size());
  }

  private void classList() {
    out.section(".rodata.kiln_classes", "a");
    out.line(".balign 4");
    out.label("kiln_classes");
    closure.mentioned().keySet().forEach(type -> out.longs(Symbols.type(type)));
    out.longs("0");
    alias("kiln_class_int_array", "[I");
    alias("kiln_class_object_array", "[Ljava/lang/Object;");
  }

  private void alias(String name, String type) {
    out.alias(name, Symbols.type(type));
  }

  // --- statics and literals ---

  private void statics() {
    SortedMap<String, FieldInfo> fields = new TreeMap<>();
    for (FieldInfo field : closure.read()) {
      if (field.isStatic() && !lowering.isSettled(field)) {
        fields.put(Symbols.staticField(field), field);
      }
    }
    fields.forEach(
        (symbol, field) -> {
          int bytes = Kinds.storedBytes(field.descriptor);
          if (field.isReference()) {
            out.section(".kiln.statics", "aw");
            out.label(symbol);
            out.longs(MadeData.word(lowering, initial(field)));
          } else if (initial(field) instanceof Number number && bits(number) != 0) {
            out.section(".data." + symbol, "aw");
            out.line(".balign " + bytes);
            out.label(symbol);
            out.numbers(bytes, bits(number));
          } else {
            out.common(symbol, bytes);
          }
        });
  }

  /** What a static field holds at the start; null also stands for zero. */
  private Object initial(FieldInfo field) {
    return closure.initials().has(field) ? closure.initials().value(field) : field.constant;
  }

  static long bits(Object constant) {
    if (constant instanceof Float value) {
      return Float.floatToRawIntBits(value);
    } else if (constant instanceof Double value) {
      return Double.doubleToRawLongBits(value);
    }
    return ((Number) constant).longValue();
  }

  private void literals() {
    ClassInfo string = world.find("java/lang/String");
    int end = lowering.layout().end(string); // 4 octets are the widest that they hold
    int value = lowering.layout().offset(string.field("value"));
    int coder = lowering.layout().offset(string.field("coder"));
    int hash = lowering.layout().offset(string.field("hash"));
    lowering
        .literals()
        .forEach(
            (symbol, text) -> {
              boolean latin = text.chars().allMatch(c -> c < 256);
              out.section(".data." + symbol, "aw");
              out.line(".balign 4");
              out.label(symbol + "_bytes");
              out.longs(Symbols.type("[B"), "0", "" + text.length() * (latin ? 1 : 2));
              out.characters(text, latin);
              out.line(".balign 4");
              out.label(symbol);
              out.longs(Symbols.type("java/lang/String"), "0");
              SortedMap<Integer, Runnable> fields = new TreeMap<>();
              fields.put(value, () -> out.longs(symbol + "_bytes"));
              fields.put(coder, () -> out.bytes(latin ? 0 : 1));
              fields.put(hash, () -> out.longs("" + text.hashCode()));
              out.fields(Layout.HEADER, end, fields);
            });
    if (closure.methods().containsKey(string.method("intern", "()Ljava/lang/String;"))) {
      out.section(".kiln.literals", "aR"); // retained: only its bounds have names
      lowering.literals().keySet().forEach(symbol -> out.longs(symbol));
    }
  }

  // --- offsets for the native runtime ---

  private void offsets() {
    out.section(".rodata.kiln_offsets", "a");
    String[][] wanted = {
      {"kiln_throwable_backtrace", "java/lang/Throwable", "backtrace"},
      {"kiln_throwable_message", "java/lang/Throwable", "detailMessage"},
      {"kiln_reference_referent", "java/lang/ref/Reference", "referent"},
      {"kiln_reference_next", "java/lang/ref/Reference", "next"},
      {"kiln_reference_queue", "java/lang/ref/Reference", "queue"},
      {"kiln_reference_discovered", "java/lang/ref/Reference", "discovered"},
      {"kiln_thread_field_eetop", "java/lang/Thread", "eetop"},
      {"kiln_thread_field_name", "java/lang/Thread", "name"},
      {"kiln_thread_field_interrupted", "java/lang/Thread", "interrupted"},
      {"kiln_thread_field_status", "java/lang/Thread$FieldHolder", "threadStatus"},
      {"kiln_thread_field_status", "java/lang/Thread", "threadStatus"},
      {"kiln_thread_field_daemon", "java/lang/Thread", "daemon"},
      {"kiln_thread_field_stack_size", "java/lang/Thread", "stackSize"},
      {"kiln_string_value", "java/lang/String", "value"},
      {"kiln_string_coder", "java/lang/String", "coder"},
      {"kiln_element_class", "java/lang/StackTraceElement", "declaringClass"},
      {"kiln_element_method", "java/lang/StackTraceElement", "methodName"},
      {"kiln_element_file", "java/lang/StackTraceElement", "fileName"},
      {"kiln_element_line", "java/lang/StackTraceElement", "lineNumber"},
      {"kiln_element_module", "java/lang/StackTraceElement", "moduleName"},
      {"kiln_element_format", "java/lang/StackTraceElement", "format"},
      {"kiln_class_field_name", "java/lang/Class", "name"},
    };
    for (String[] entry : wanted) {
      ClassInfo owner = closure.mentioned().containsKey(entry[1]) ? world.find(entry[1]) : null;
      FieldInfo field = owner == null ? null : owner.field(entry[2]);
      if (field != null) {
        out.line(".balign 4");
        out.label(entry[0]);
        out.longs("" + Math.max(0, lowering.layout().offset(field)));
      }
    }
  }
}
