package kiln.link.lower;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;

/**
 * The C unit of one class while it is written: its functions, and the declarations of all that
 * these name. Declarations come out sorted, so that the text depends on the content alone.
 */
final class ClassUnit {
  private final Layout layout;
  private final SortedSet<String> types = new TreeSet<>();
  private final SortedSet<String> absolutes = new TreeSet<>();
  private final SortedSet<String> literals = new TreeSet<>();
  private final SortedMap<String, String> statics = new TreeMap<>();
  private final SortedMap<String, String> functions = new TreeMap<>();
  private final SortedMap<String, ClassInfo> structures = new TreeMap<>();
  private final SortedMap<String, String> opaque = new TreeMap<>(); // name to function
  private final StringBuilder body = new StringBuilder();

  ClassUnit(Layout layout) {
    this.layout = layout;
  }

  /** Names a class structure. */
  String type(String type) {
    String symbol = Symbols.type(type);
    types.add(symbol);
    return symbol;
  }

  /** Names an absolute symbol of the linker. */
  String absolute(String symbol) {
    absolutes.add(symbol);
    return symbol;
  }

  /** Names a string literal; a pointer. */
  String literal(String symbol) {
    literals.add(symbol);
    return symbol;
  }

  /** Names a function. */
  String function(MethodInfo method) {
    String symbol = Symbols.method(method);
    functions.put(
        symbol, Kinds.prototype(symbol, method.descriptor, !method.isStatic()));
    return symbol;
  }

  /** Names a function so that the C compiler does not know it: for code that looks for exceptions. */
  String opaque(MethodInfo method) {
    String function = Symbols.method(method);
    String symbol = function + "_opaque";
    functions.put(symbol, Kinds.prototype(symbol, method.descriptor, !method.isStatic()));
    opaque.put(symbol, function);
    return symbol;
  }

  /** Names the shortcut of a method, which this unit defines. */
  String shortcut(MethodInfo method) {
    String symbol = Symbols.method(method) + "_shortcut";
    functions.put(
        symbol,
        "KILN_INLINE " + Kinds.prototype(symbol, method.descriptor, !method.isStatic()));
    return symbol;
  }

  /** Names a static field; an lvalue. */
  String staticField(FieldInfo field) {
    String symbol = Symbols.staticField(field);
    statics.put(symbol, "extern " + Kinds.stored(field.descriptor) + " " + symbol);
    return symbol;
  }

  /** An instance field as an lvalue. */
  String field(String object, FieldInfo field) {
    structures.put(field.owner.name, field.owner);
    return "((struct "
        + Symbols.fields(field.owner.name)
        + " *)"
        + object
        + ")->"
        + Symbols.field(field);
  }

  void append(CharSequence text) {
    body.append(text);
  }

  boolean isEmpty() {
    return body.length() == 0;
  }

  /** The whole text. */
  String text() {
    StringBuilder text = new StringBuilder("#include \"compiled.h\"\n");
    types.forEach(symbol -> text.append("extern Class ").append(symbol).append(";\n"));
    absolutes.forEach(symbol -> text.append("extern const char ").append(symbol).append("[];\n"));
    literals.forEach(symbol -> text.append("extern Object ").append(symbol).append("[];\n"));
    statics.values().forEach(line -> text.append(line).append(";\n"));
    structures.values().forEach(type -> structure(type, text));
    functions
        .values()
        .forEach(prototype -> text.append("KILN_SITE ").append(prototype).append(";\n"));
    text.append(body);
    opaque.forEach(
        (name, function) ->
            text.append("KILN_OPAQUE(").append(name).append(", ").append(function).append(");\n"));
    return text.toString();
  }

  /** The fields that a class itself declares, at their offsets, the rest as bytes between. */
  private void structure(ClassInfo type, StringBuilder text) {
    text.append("struct ").append(Symbols.fields(type.name)).append(" {");
    int at = 0;
    int gap = 0;
    for (FieldInfo field : layout.own(type)) {
      int offset = layout.offset(field);
      if (offset > at) {
        text.append(" char g").append(gap++).append('[').append(offset - at).append("];");
      }
      text.append(' ').append(Kinds.stored(field.descriptor)).append(' ');
      text.append(Symbols.field(field)).append(';');
      at = offset + Kinds.storedBytes(field.descriptor);
    }
    text.append(" };\n");
  }
}
