package kiln.link.differential.generator;

import java.util.List;

/** Writes statements. Jumps stand under a condition, so that what follows them is reachable. */
final class Statements {
  private static final int DEPTH = 3;

  private final Choices choose;
  private final Expressions expressions;
  private final StringBuilder text;

  Statements(Choices choose, Expressions expressions, StringBuilder text) {
    this.choose = choose;
    this.expressions = expressions;
    this.text = text;
  }

  /**
   * What statements may refer to.
   *
   * @param result the type that {@code return} needs
   * @param loop the label of the loop around, or an empty string
   */
  private record Place(Scope scope, Type result, String loop, String indent, int nesting) {
    Place inner() {
      return new Place(scope.inner(), result, loop, indent + "  ", nesting - 1);
    }

    Place in(String label) {
      return new Place(scope.inner(), result, label, indent + "  ", nesting - 1);
    }
  }

  /** The body of a method: statements, then its result. */
  void body(Scope scope, Type result, String indent, int count) {
    Place place = new Place(scope.inner(), result, "", indent, DEPTH);
    block(place, count);
    line(place, "return " + expression(result, place) + ";");
  }

  private void block(Place place, int count) {
    for (int i = 0; i < count; i++) {
      statement(place);
    }
  }

  private void line(Place place, String code) {
    text.append(place.indent()).append(code).append('\n');
  }

  private String expression(Type type, Place place) {
    return expressions.of(type, place.scope(), 1 + choose.below(3));
  }

  private void statement(Place place) {
    int kind = choose.below(place.nesting() > 0 ? 20 : 9);
    switch (kind) {
      case 0, 1 -> declare(place, false);
      case 2 -> declare(place, true);
      case 3, 4, 5 -> assign(place);
      case 6 -> store(place);
      case 7 -> log(place);
      case 8 -> jump(place);
      case 9, 10, 11 -> branch(place);
      case 12, 13 -> count(place);
      case 14 -> repeat(place);
      case 15 -> select(place);
      case 16, 17 -> guard(place);
      case 18 -> lambda(place);
      default -> lock(place);
    }
  }

  private void declare(Place place, boolean isFinal) {
    Type type = choose.of(Type.values());
    String value =
        choose.oneIn(8) ? expressions.choice(type, place.scope(), 2) : expression(type, place);
    String name = choose.name("v");
    line(place, (isFinal ? "final " : "") + type.text + " " + name + " = " + value + ";");
    place.scope().add(name, type, isFinal, false);
  }

  private void assign(Place place) {
    List<Scope.Variable> targets = place.scope().assignable();
    if (targets.isEmpty()) {
      declare(place, false);
      return;
    }
    Scope.Variable target = choose.of(targets);
    Type type = target.type();
    if (type.isNumeric() && choose.oneIn(3)) {
      line(
          place,
          choose.oneIn(2) ? target.name() + choose.of("++", "--") + ";" : compound(target, place));
    } else if (type == Type.STRING && choose.oneIn(3)) {
      line(
          place,
          target.name() + " = cut(" + target.name() + " + " + expression(Type.INT, place) + ");");
    } else {
      line(place, target.name() + " = " + expression(type, place) + ";");
    }
  }

  private String compound(Scope.Variable target, Place place) {
    boolean real = target.type() == Type.FLOAT || target.type() == Type.DOUBLE;
    String operator =
        real
            ? choose.of("+=", "-=", "*=", "/=")
            : choose.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
    boolean bits = "&= |= ^= <<= >>= >>>=".contains(operator) && !real;
    Type right =
        bits
            ? choose.of(Type.INT, Type.BYTE, Type.LONG)
            : choose.of(Type.INT, Type.LONG, Type.DOUBLE, Type.CHAR);
    return target.name() + " " + operator + " " + expression(right, place) + ";";
  }

  private void store(Place place) {
    Type type = choose.of(Type.INTS, Type.LONGS, Type.DOUBLES, Type.STRINGS);
    List<String> arrays = place.scope().named(type);
    if (arrays.isEmpty()) {
      log(place);
    } else if (type == Type.STRINGS && choose.oneIn(4)) {
      line(
          place,
          "((Object[]) " + choose.of(arrays) + ")[0] = " + expression(Type.OBJECT, place) + ";");
    } else {
      String index = expression(Type.INT, place) + (choose.oneIn(8) ? "" : " & 1");
      line(
          place,
          choose.of(arrays) + "[" + index + "] = " + expression(type.element(), place) + ";");
    }
  }

  private void log(Place place) {
    line(
        place,
        "log("
            + expression(
                choose.of(
                    Type.INT,
                    Type.LONG,
                    Type.DOUBLE,
                    Type.FLOAT,
                    Type.BOOLEAN,
                    Type.CHAR,
                    Type.STRING),
                place)
            + ");");
  }

  private void jump(Place place) {
    String condition = expression(Type.BOOLEAN, place);
    String action =
        switch (choose.below(4)) {
          case 0 -> place.loop().isEmpty() ? "log(1);" : "break " + place.loop() + ";";
          case 1 -> place.loop().isEmpty() ? "log(2);" : "continue " + place.loop() + ";";
          case 2 -> "return " + expression(place.result(), place) + ";";
          default ->
              "throw new "
                  + choose.of(
                      "Boom(\"" + choose.below(100) + "\")",
                      "IllegalStateException()",
                      "Boom(null)")
                  + ";";
        };
    line(place, "if (yes == " + condition + ") {"); // never constant: what follows stays reachable
    line(place, "  " + action);
    line(place, "}");
  }

  private void branch(Place place) {
    Place then = place.inner();
    if (choose.oneIn(4)) {
      Type type = choose.of(Type.STRING, Type.SHAPE, Type.INTS);
      String object = choose.name("o");
      String name = choose.name("p");
      line(place, "Object " + object + " = " + expression(Type.OBJECT, place) + ";");
      line(place, "if (" + object + " instanceof " + type.text + ") {");
      line(then, "final " + type.text + " " + name + " = (" + type.text + ") " + object + ";");
      then.scope().add(name, type, true, false);
    } else {
      line(place, "if (" + expression(Type.BOOLEAN, place) + ") {");
    }
    block(then, 1 + choose.below(3));
    if (choose.oneIn(2)) {
      line(place, "} else {");
      block(place.inner(), 1 + choose.below(2));
    }
    line(place, "}");
  }

  private void count(Place place) {
    String label = choose.name("loop");
    String index = choose.name("i");
    line(place, label + ":");
    line(
        place,
        "for (int "
            + index
            + " = "
            + choose.below(3)
            + "; "
            + index
            + " < "
            + (2 + choose.below(12))
            + "; "
            + index
            + "++) {");
    Place body = place.in(label);
    line(body, "burn();");
    String copy = choose.name("c");
    line(body, "final int " + copy + " = " + index + ";");
    body.scope().add(copy, Type.INT, true, false);
    block(body, 1 + choose.below(4));
    line(place, "}");
  }

  private void repeat(Place place) {
    String label = choose.name("loop");
    String left = choose.name("n");
    line(place, "int " + left + " = " + (1 + choose.below(20)) + ";");
    line(place, label + ":");
    boolean first = choose.oneIn(2);
    String condition = "--" + left + " > 0 && " + expression(Type.BOOLEAN, place);
    line(place, first ? "while (" + condition + ") {" : "do {");
    Place body = place.in(label);
    line(body, "burn();");
    block(body, 1 + choose.below(3));
    line(place, first ? "}" : "} while (" + condition + ");");
  }

  private void select(Place place) {
    boolean byName = choose.oneIn(3);
    line(
        place,
        "switch ("
            + (byName
                ? expression(Type.STRING, place)
                : expression(choose.of(Type.INT, Type.CHAR, Type.BYTE), place))
            + ") {");
    String[] labels =
        byName
            ? new String[] {"\"Aa\"", "\"BB\"", "\"\""}
            : new String[] {"0", "1", "" + (2 + choose.below(120))};
    for (String label : labels) {
      line(place, "  case " + label + ":");
      block(place.inner().inner(), 1 + choose.below(2));
      if (!choose.oneIn(3)) {
        line(place, "    break;");
      }
    }
    line(place, "  default:");
    block(place.inner().inner(), 1);
    line(place, "}");
  }

  private void guard(Place place) {
    line(place, "try {");
    block(place.inner(), 1 + choose.below(3));
    boolean caught = !choose.oneIn(4);
    if (caught) {
      String type =
          choose.of(
              "ArithmeticException",
              "ArithmeticException | NullPointerException",
              "RuntimeException",
              "Boom",
              "IndexOutOfBoundsException",
              "ClassCastException | ArrayStoreException");
      String name = choose.name("e");
      line(place, "} catch (" + type + " " + name + ") {");
      line(place, "  show(" + name + ");");
      block(place.inner(), choose.below(2));
    }
    if (!caught || choose.oneIn(3)) {
      line(place, "} finally {");
      block(
          new Place(place.scope().inner(), place.result(), "", place.indent() + "  ", 0),
          1 + choose.below(2));
    }
    line(place, "}");
  }

  private void lambda(Place place) {
    String parameter = choose.name("x");
    Scope captured = place.scope().captured();
    captured.add(parameter, Type.INT, true, false);
    String name = choose.name("f");
    line(
        place,
        "java.util.function.IntUnaryOperator "
            + name
            + " = "
            + parameter
            + " -> "
            + expressions.of(Type.INT, captured, 3)
            + ";");
    line(place, "log(" + name + ".applyAsInt(" + expression(Type.INT, place) + "));");
  }

  private void lock(Place place) {
    line(place, "synchronized (LOCK) {");
    block(place.inner(), 1 + choose.below(2));
    line(place, "}");
  }
}
