// release: 17
package release8;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class files of release 17: records, sealed types, patterns, text blocks, local enums. */
public class Sealed17 {
  sealed interface Term permits Number, Sum, Product, Negated {}

  record Number(double value) implements Term {
    Number {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("not a number");
      }
    }

    static Number parse(String s) {
      return new Number(Double.parseDouble(s));
    }
  }

  record Sum(Term... terms) implements Term {}

  record Product(Term left, Term right) implements Term {
    Product(double left, Term right) {
      this(new Number(left), right);
    }
  }

  static final class Negated implements Term {
    final Term of;

    Negated(Term of) {
      this.of = of;
    }
  }

  record Pair<A extends Comparable<A>, B>(A first, B second) implements Comparable<Pair<A, B>> {
    @Override
    public int compareTo(Pair<A, B> other) {
      return first.compareTo(other.first);
    }

    @Override
    public String toString() {
      return "<" + first + '|' + second + ">";
    }
  }

  record Everything(
      boolean z, byte b, short s, char c, int i, long l, float f, double d, String t, int[] a) {}

  static double value(Term term) {
    if (term instanceof Number n) {
      return n.value();
    } else if (term instanceof Sum sum && sum.terms().length > 0) {
      return Stream.of(sum.terms()).mapToDouble(Sealed17::value).sum();
    } else if (!(term instanceof Product p)) {
      return term instanceof Negated n ? -value(n.of) : 0;
    } else {
      return value(p.left) * value(p.right);
    }
  }

  public static void main(String[] args) {
    Term term =
        new Sum(Number.parse("2"), new Product(3, new Negated(new Number(4))), new Sum());
    System.out.println(value(term) + " " + new Product(1, null));
    record Point(int x, int y) {
      Point {
        y = -y;
      }

      double length() {
        return Math.hypot(x, y);
      }
    }
    enum Corner {
      LEFT,
      RIGHT;

      Point at() {
        return new Point(ordinal(), 3);
      }
    }
    interface Local {
      static String text() {
        return "local interface";
      }
    }
    System.out.println(
        Stream.of(Corner.values()).map(Corner::at).map(Point::toString)
            .collect(Collectors.joining("; ", "[", "]")) + new Point(4, 3).length() + Local.text());
    System.out.println(
        new Point(1, 2).equals(new Point(1, 2)) + " " + new Point(1, 2).hashCode() + " "
            + new Pair<>("a", 1L).equals(new Pair<>("a", 1)));
    int[] shared = {1};
    Everything all = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5, -0f, 7, "t", shared);
    Everything same = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5, -0f, 7, "t", shared);
    Everything other = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5, 0f, 7, "t", shared);
    System.out.println(all.equals(same) + " " + (all.hashCode() == same.hashCode()) + " "
        + all.equals(other) + " " + all.toString().replaceAll("@\\w+", "@"));
    System.out.println(
        Stream.of(new Pair<>("z", 1), new Pair<>("b", 2)).sorted().toList()
            + " " + Map.entry("k", List.of(1, 2)));
    try {
      new Number(0 / 0.0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.print("""
        A text "block" \
        joined,
          indented\tand   \s
        done \u00e9 \101 \"""
        """);
    Function<Object, String> kind =
        o -> o instanceof String s && !s.isBlank() ? s.strip()
            : o instanceof Integer i ? switch (i) {
              case 0, 1, 2 -> "few";
              default -> {
                String size = i < 0 ? "negative" : "many";
                yield size;
              }
            } : "?";
    System.out.println(
        kind.apply(" s ") + kind.apply(1) + kind.apply(-5) + kind.apply(50) + kind.apply(""));
    System.out.println(Term.class.isSealed() + " " + Number.class.isRecord() + " "
        + Term.class.getPermittedSubclasses().length + Number.class.getSimpleName());
  }
}
