package kiln.link.differential.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes expressions of a given type. They are fully parenthesised, may throw any of the runtime
 * exceptions, and have side effects only through calls, increments and fields.
 */
final class Expressions {
  /** A static method of the program that may be called. */
  record Callee(String name, Type result, List<Type> parameters) {}

  private static final String[] BITWISE = {"&", "|", "^"};
  private static final String[] ARITHMETIC = {"+", "-", "*", "/", "%", "+", "-"};
  private static final String[] SHIFTS = {"<<", ">>", ">>>"};
  private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};

  private final Choices choose;
  private final List<Callee> callees = new ArrayList<>();

  Expressions(Choices choose) {
    this.choose = choose;
  }

  /** Makes a method callable from now on: calls go to earlier methods only, so none recurs. */
  void declare(Callee callee) {
    callees.add(callee);
  }

  /** An expression of {@code type}, at most {@code depth} operators deep. */
  String of(Type type, Scope scope, int depth) {
    if (depth <= 0 || choose.oneIn(6)) {
      return leaf(type, scope);
    }
    List<Callee> fitting = callees.stream().filter(c -> c.result() == type).toList();
    if (!fitting.isEmpty() && choose.oneIn(8)) {
      return call(choose.of(fitting), scope, depth - 1);
    }
    if (choose.oneIn(9)) {
      return "("
          + of(Type.BOOLEAN, scope, depth - 1)
          + " ? "
          + of(type, scope, depth - 1)
          + " : "
          + of(type, scope, depth - 1)
          + ")";
    }
    return switch (type) {
      case INT -> integer(scope, depth - 1);
      case LONG -> longInteger(scope, depth - 1);
      case FLOAT, DOUBLE -> real(type, scope, depth - 1);
      case BOOLEAN -> truth(scope, depth - 1);
      case BYTE, SHORT, CHAR -> cast(type, scope, depth - 1);
      case STRING -> string(scope, depth - 1);
      case INTS, LONGS, DOUBLES, STRINGS -> array(type, scope, depth - 1);
      case SHAPE -> shape(scope, depth - 1);
      case OBJECT -> "((Object) " + of(choose.of(Type.values()), scope, depth - 1) + ")";
    };
  }

  private String leaf(Type type, Scope scope) {
    List<String> names = scope.named(type);
    return names.isEmpty() || choose.oneIn(4) ? choose.literal(type) : choose.of(names);
  }

  private String call(Callee callee, Scope scope, int depth) {
    List<String> arguments = new ArrayList<>();
    callee.parameters().forEach(p -> arguments.add(of(p, scope, depth - 1)));
    return callee.name() + "(" + String.join(", ", arguments) + ")";
  }

  private String binary(String left, String operator, String right) {
    return "(" + left + " " + operator + " " + right + ")";
  }

  private String numeric(Scope scope, int depth) {
    return of(
        choose.of(Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE, Type.BYTE, Type.SHORT, Type.CHAR),
        scope,
        depth);
  }

  private String integer(Scope scope, int depth) {
    return switch (choose.below(15)) {
      case 0, 1, 2, 3 -> binary(small(scope, depth), choose.of(ARITHMETIC), small(scope, depth));
      case 4 -> binary(small(scope, depth), choose.of(BITWISE), small(scope, depth));
      case 5 ->
          binary(
              small(scope, depth),
              choose.of(SHIFTS),
              of(choose.of(Type.INT, Type.LONG), scope, depth));
      case 6 -> "(" + choose.of("-", "~") + small(scope, depth) + ")";
      case 7 -> "((int) " + numeric(scope, depth) + ")";
      case 8 -> element(Type.INTS, scope, depth);
      case 9 ->
          of(Type.STRING, scope, depth) + "." + choose.of("length()", "hashCode()", "indexOf('a')");
      case 10 ->
          of(Type.SHAPE, scope, depth)
              + "."
              + choose.of("area(" + of(Type.INT, scope, depth - 1) + ")", "tag", "count()");
      case 11 -> of(choose.of(Type.INTS, Type.LONGS, Type.STRINGS), scope, depth) + ".length";
      case 12 ->
          "Integer."
              + choose.of("bitCount", "reverse", "numberOfLeadingZeros", "signum")
              + "("
              + of(Type.INT, scope, depth)
              + ")";
      case 13 ->
          "Long.compare(" + of(Type.LONG, scope, depth) + ", " + of(Type.LONG, scope, depth) + ")";
      default ->
          "((int) (Integer) (Object) "
              + of(choose.oneIn(9) ? Type.LONG : Type.INT, scope, depth)
              + ")";
    };
  }

  /** An int, or a type that widens to one. */
  private String small(Scope scope, int depth) {
    return of(
        choose.oneIn(4) ? choose.of(Type.BYTE, Type.SHORT, Type.CHAR) : Type.INT, scope, depth);
  }

  /** A switch as a whole initialiser: javac 17 makes invalid class files of some inside others. */
  String choice(Type type, Scope scope, int depth) {
    if (choose.oneIn(2)) {
      return "switch ("
          + of(Type.STRING, scope, depth)
          + ") { case \"Aa\" -> "
          + of(type, scope, depth)
          + "; case \"BB\", \"a\" -> "
          + of(type, scope, depth)
          + "; default -> "
          + of(type, scope, depth)
          + "; }";
    }
    return "switch ("
        + of(Type.INT, scope, depth)
        + " & 7) { case 0, 5 -> "
        + of(type, scope, depth)
        + "; case 1 -> "
        + of(type, scope, depth)
        + "; default -> "
        + of(type, scope, depth)
        + "; }";
  }

  private String longInteger(Scope scope, int depth) {
    String other = of(choose.of(Type.LONG, Type.INT, Type.CHAR), scope, depth);
    return switch (choose.below(9)) {
      case 0, 1, 2 -> binary(of(Type.LONG, scope, depth), choose.of(ARITHMETIC), other);
      case 3 -> binary(other, choose.of(BITWISE), of(Type.LONG, scope, depth));
      case 4 -> binary(of(Type.LONG, scope, depth), choose.of(SHIFTS), other);
      case 5 -> "(" + choose.of("-", "~") + of(Type.LONG, scope, depth) + ")";
      case 6 -> "((long) " + numeric(scope, depth) + ")";
      case 7 -> element(Type.LONGS, scope, depth);
      default ->
          "Long."
              + choose.of("reverse", "highestOneBit", "hashCode")
              + "("
              + of(Type.LONG, scope, depth)
              + ")";
    };
  }

  private String real(Type type, Scope scope, int depth) {
    return switch (choose.below(8)) {
      case 0, 1, 2, 3 ->
          binary(
              of(type, scope, depth),
              choose.of("+", "-", "*", "/", "%"),
              of(choose.of(type, type, Type.INT, Type.LONG, Type.FLOAT), scope, depth),
              type);
      case 4 -> "(-" + of(type, scope, depth) + ")";
      case 5 -> "((" + type.text + ") " + numeric(scope, depth) + ")";
      case 6 -> "((" + type.text + ") " + element(Type.DOUBLES, scope, depth) + ")";
      default ->
          "Math."
              + choose
                  .of("abs", "rint", "max")
                  .replace("rint", type == Type.DOUBLE ? "rint" : "abs")
                  .replace("max", "abs")
              + "("
              + of(type, scope, depth)
              + ")";
    };
  }

  private String binary(String left, String operator, String right, Type type) {
    return "((" + type.text + ") " + binary(left, operator, right) + ")";
  }

  private String truth(Scope scope, int depth) {
    return switch (choose.below(9)) {
      case 0, 1 -> binary(numeric(scope, depth), choose.of(COMPARISONS), numeric(scope, depth));
      case 2 ->
          binary(
              of(Type.BOOLEAN, scope, depth),
              choose.of("&&", "||", "&", "|", "^", "=="),
              of(Type.BOOLEAN, scope, depth));
      case 3 -> "(!" + of(Type.BOOLEAN, scope, depth) + ")";
      case 4 ->
          of(Type.STRING, scope, depth)
              + ".equals("
              + of(choose.of(Type.STRING, Type.OBJECT), scope, depth)
              + ")";
      case 5 ->
          "("
              + of(Type.OBJECT, scope, depth)
              + " instanceof "
              + choose.of(
                  "String",
                  "Integer",
                  "Number",
                  "Shape",
                  "Round",
                  "Sized",
                  "Comparable<?>",
                  "int[]",
                  "Object[]")
              + ")";
      case 6 ->
          "((Shape) "
              + of(Type.SHAPE, scope, depth)
              + " instanceof "
              + choose.of("Flat", "Round", "Sized")
              + ")";
      case 7 -> binary(of(Type.OBJECT, scope, depth), choose.of("==", "!="), "null");
      default ->
          "cut("
              + of(Type.STRING, scope, depth)
              + ").contains("
              + of(Type.STRING, scope, depth)
              + ")";
    };
  }

  private String cast(Type type, Scope scope, int depth) {
    if (type == Type.CHAR && choose.oneIn(4)) {
      return of(Type.STRING, scope, depth) + ".charAt(" + of(Type.INT, scope, depth) + " & 1)";
    }
    return "((" + type.text + ") " + numeric(scope, depth) + ")";
  }

  private String string(Scope scope, int depth) {
    Type any =
        choose.of(
            Type.INT,
            Type.LONG,
            Type.DOUBLE,
            Type.FLOAT,
            Type.BOOLEAN,
            Type.CHAR,
            Type.BYTE,
            Type.STRING);
    return switch (choose.below(7)) {
      case 0, 1 -> cut(binary(of(Type.STRING, scope, depth), "+", of(any, scope, depth)));
      case 2 -> "String.valueOf(" + of(any, scope, depth) + ")";
      case 3 ->
          of(Type.STRING, scope, depth) + ".substring(" + of(Type.INT, scope, depth) + " & 1)";
      case 4 -> element(Type.STRINGS, scope, depth);
      case 5 -> of(Type.SHAPE, scope, depth) + ".label()";
      default ->
          cut("(" + of(any, scope, depth) + " + \":\" + " + of(Type.STRING, scope, depth) + ")");
    };
  }

  /** Strings do not grow without bound in loops. */
  private String cut(String text) {
    return "cut(" + text + ")";
  }

  /** One index in eight may be out of bounds. */
  private String element(Type type, Scope scope, int depth) {
    String index = of(Type.INT, scope, depth - 1);
    return of(type, scope, depth) + "[" + (choose.oneIn(8) ? index : "(" + index + " & 1)") + "]";
  }

  private String array(Type type, Scope scope, int depth) {
    return switch (choose.below(3)) {
      case 0 -> of(type, scope, depth) + ".clone()";
      case 1 ->
          "(new "
              + type.element().text
              + "["
              + of(Type.INT, scope, depth)
              + (choose.oneIn(10) ? " % 5])" : " & 7])");
      default ->
          "(new "
              + type.text
              + " {"
              + of(type.element(), scope, depth)
              + ", "
              + of(type.element(), scope, depth)
              + "})";
    };
  }

  private String shape(Scope scope, int depth) {
    return switch (choose.below(4)) {
      case 0 -> of(Type.SHAPE, scope, depth) + ".next(" + of(Type.INT, scope, depth) + ")";
      case 1 ->
          "(("
              + choose.of("Shape", "Shape", "Round")
              + ") (Object) "
              + of(choose.oneIn(6) ? Type.OBJECT : Type.SHAPE, scope, depth)
              + ")";
      default ->
          "(new " + choose.of("Round", "Flat", "Thin") + "(" + of(Type.INT, scope, depth) + "))";
    };
  }
}
