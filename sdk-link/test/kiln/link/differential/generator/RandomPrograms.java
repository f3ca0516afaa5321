package kiln.link.differential.generator;

import java.util.ArrayList;
import java.util.List;

/** Writes one program: fixed helpers and classes, random methods, and a main that calls them. */
public final class RandomPrograms {
  private static final String HELPERS =
      """
        static final Object LOCK = new Object();
        static int fuel = 4_000; // as many calls in each other fit every stack
        static int lines;
        static boolean yes = true;

        static class Boom extends RuntimeException {
          private static final long serialVersionUID = 1;

          Boom(String message) {
            super(message);
          }
        }

        static class Empty extends Error {
          private static final long serialVersionUID = 1;
        }

        interface Sized {
          int size();

          default int count() {
            return size() + 1;
          }
        }

        static void burn() {
          if (--fuel < 0) {
            throw new Empty();
          }
        }

        static String cut(String s) {
          return s.length() > 60 ? s.substring(s.length() - 50) : s;
        }

        static void log(Object o) {
          burn();
          if (lines++ < 400) {
            System.out.println(o);
          }
        }

        static void show(Throwable t) {
          StringBuilder s = new StringBuilder(t.getClass().getSimpleName());
          s.append(t instanceof NullPointerException ? "" : " " + t.getMessage());
          for (StackTraceElement e : t.getStackTrace()) {
            if (e.getClassName().startsWith("generated.")) {
              s.append(' ').append(e.getMethodName()).append(':').append(e.getLineNumber());
            }
          }
          log(s);
        }

      """;

  private final Choices choose;
  private final Expressions expressions;
  private final Statements statements;
  private final Scope fields = new Scope();
  private final StringBuilder text = new StringBuilder();

  private RandomPrograms(long seed) {
    choose = new Choices(seed);
    expressions = new Expressions(choose);
    statements = new Statements(choose, expressions, text);
  }

  /** The source of the class {@code generated.NAME} for {@code seed}: the same at each call. */
  public static String source(String name, long seed) {
    return new RandomPrograms(seed).write(name, seed);
  }

  private String write(String name, long seed) {
    text.append("package generated;\n\n/** Random program of seed ").append(seed).append(". */\n");
    text.append("public class ").append(name).append(" {\n").append(HELPERS);
    for (Type type : Type.values()) {
      String field = choose.name("s");
      text.append("  static ").append(type.text).append(' ').append(field).append(" = ");
      text.append(choose.literal(type)).append(";\n");
      fields.add(field, type, false, true);
    }
    classes();
    List<Expressions.Callee> methods = new ArrayList<>();
    int count = 3 + choose.below(5);
    for (int i = 0; i < count; i++) {
      methods.add(method());
    }
    main(methods);
    return text.append("}\n").toString();
  }

  /** A base with a field and virtual methods, and three classes that override some of them. */
  private void classes() {
    text.append(
        "\n"
            + "  abstract static class Shape {\n"
            + "    int tag;\n\n"
            + "    Shape(int tag) {\n"
            + "      this.tag = tag;\n"
            + "    }\n");
    text.append("\n    abstract int area(int x);\n");
    member("String", "label", "", "cut(\"shape\" + " + value(Type.INT) + ")");
    member("int", "count", "", value(Type.INT));
    member("Shape", "next", "int x", choose.of("this", "new Flat(x)", "new Round(tag)"));
    text.append("  }\n");
    boolean flatIsSized = false;
    for (String name : List.of("Round", "Flat", "Thin")) {
      String parent = name.equals("Thin") ? "Flat" : "Shape";
      boolean sized = choose.oneIn(2);
      text.append("\n  static class ").append(name).append(" extends ").append(parent);
      text.append(sized ? " implements Sized" : "").append(" {\n    ").append(name);
      text.append("(int tag) {\n      super(")
          .append(choose.of("tag", "tag + 1", "~tag"))
          .append(");\n    }\n");
      member("int", "area", "int x", body(Type.INT));
      if (sized) {
        member("int", "size", "", value(Type.INT));
        member(
            "int",
            "count",
            "",
            choose.of("super.count() + 1", flatIsSized ? "tag + 1" : "Sized.super.count()", "tag"));
      }
      if (choose.oneIn(2)) {
        member(
            "String",
            "label",
            "",
            choose.of("super.label() + tag", "cut(super.label() + \"/" + name + "\")", "\"own\""));
      }
      flatIsSized |= sized && name.equals("Flat");
      text.append("  }\n");
    }
  }

  private void member(String result, String name, String parameters, String value) {
    text.append("\n    ")
        .append(name.equals("size") || name.equals("count") ? "public " : "")
        .append(result)
        .append(' ');
    text.append(name)
        .append('(')
        .append(parameters)
        .append(") {\n      burn();\n      return ")
        .append(value)
        .append(";\n    }\n");
  }

  private String value(Type type) {
    return expressions.of(type, fields, 2);
  }

  private String body(Type type) {
    Scope scope = fields.inner();
    scope.add("x", Type.INT, true, false);
    scope.add("tag", Type.INT, false, false);
    return expressions.of(type, scope, 3);
  }

  private Expressions.Callee method() {
    String name = choose.name("m");
    Type result = choose.of(Type.values());
    List<Type> parameters = new ArrayList<>();
    Scope scope = fields.inner();
    StringBuilder list = new StringBuilder();
    for (int i = choose.below(5); i > 0; i--) {
      Type type = choose.of(Type.values());
      String parameter = choose.name("a");
      parameters.add(type);
      scope.add(parameter, type, false, false);
      list.append(list.isEmpty() ? "" : ", ").append(type.text).append(' ').append(parameter);
    }
    text.append("\n  static ")
        .append(choose.oneIn(8) ? "synchronized " : "")
        .append(result.text)
        .append(' ');
    text.append(name).append('(').append(list).append(") {\n    burn();\n");
    statements.body(scope, result, "    ", 3 + choose.below(8));
    text.append("  }\n");
    Expressions.Callee callee = new Expressions.Callee(name, result, parameters);
    expressions.declare(callee);
    return callee;
  }

  private void main(List<Expressions.Callee> methods) {
    text.append("\n  public static void main(String[] args) {\n");
    for (Expressions.Callee m : methods) {
      text.append(
          "    for (int round = 0; round < 3; round++) {\n      try {\n        Object result = ");
      List<String> arguments = new ArrayList<>();
      m.parameters().forEach(p -> arguments.add(expressions.of(p, fields, 1)));
      text.append(m.name()).append('(').append(String.join(", ", arguments)).append(");\n");
      text.append("        log(\"")
          .append(m.name())
          .append(" \" + (result instanceof Shape s ? s.tag : result == null");
      text.append(" || result.getClass().isArray() ? \"object\" : result));\n");
      text.append("      } catch (RuntimeException e) {\n        show(e);\n      }\n    }\n");
    }
    for (Type type : List.of(Type.INT, Type.LONG, Type.DOUBLE, Type.STRING)) {
      text.append("    log(").append(fields.named(type).get(0)).append(");\n");
    }
    text.append("    log(fuel + \" \" + lines);\n  }\n");
  }
}
