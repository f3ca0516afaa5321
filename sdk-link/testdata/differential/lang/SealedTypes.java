package lang;

/** Sealed hierarchies walked with pattern matching instanceof. */
public class SealedTypes {
  sealed interface Expr permits Num, Add, Mul, Neg {}

  record Num(long value) implements Expr {}

  record Add(Expr left, Expr right) implements Expr {}

  record Mul(Expr left, Expr right) implements Expr {}

  static non-sealed class Neg implements Expr {
    final Expr inner;

    Neg(Expr inner) {
      this.inner = inner;
    }
  }

  static class DoubleNeg extends Neg {
    DoubleNeg(Expr inner) {
      super(inner);
    }
  }

  static long eval(Expr e) {
    if (e instanceof Num n) {
      return n.value();
    } else if (e instanceof Add a) {
      return eval(a.left()) + eval(a.right());
    } else if (e instanceof Mul m && eval(m.left()) == 0) {
      return 0;
    } else if (e instanceof Mul m) {
      return eval(m.left()) * eval(m.right());
    }
    if (!(e instanceof Neg n)) {
      throw new AssertionError(e);
    }
    return n instanceof DoubleNeg ? eval(n.inner) : -eval(n.inner);
  }

  public static void main(String[] args) {
    Expr e = new Add(new Num(2), new Mul(new Neg(new Num(3)), new Num(7)));
    System.out.println(eval(e));
    System.out.println(eval(new Mul(new Num(0), null)));
    System.out.println(eval(new DoubleNeg(e)));
    System.out.println(new Add(new Num(1), new Num(2)));
    Object o = "text";
    System.out.println(
        o instanceof String s && s.length() == 4 ? s.toUpperCase(java.util.Locale.ROOT) : "no");
    System.out.println(null instanceof Object);
    try {
      eval(null);
    } catch (AssertionError error) {
      System.out.println(error.getMessage());
    }
  }
}
