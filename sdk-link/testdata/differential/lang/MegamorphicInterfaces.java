package lang;

/** Interface calls over many receivers with colliding selectors. */
public class MegamorphicInterfaces {
  interface I {
    int f(int x);
  }

  interface J {
    int f(int x);

    int g(int x);
  }

  interface K extends I, J {
    default int h(int x) {
      return f(x) - g(x);
    }
  }

  record A(int k) implements I {
    public int f(int x) {
      return x + k;
    }
  }

  record B(int k) implements J {
    public int f(int x) {
      return x * k;
    }

    public int g(int x) {
      return x - k;
    }
  }

  record C(int k) implements K {
    public int f(int x) {
      return x ^ k;
    }

    public int g(int x) {
      return x | k;
    }
  }

  static class D implements K {
    public int f(int x) {
      return 3 * x + 1;
    }

    public int g(int x) {
      return x / 2;
    }

    @Override
    public int h(int x) {
      return K.super.h(x) + 1000;
    }
  }

  enum E implements K {
    ONE {
      public int f(int x) {
        return 1;
      }
    },
    TWO {
      public int f(int x) {
        return 2 * x;
      }
    };

    public int g(int x) {
      return ordinal() + x;
    }
  }

  public static void main(String[] args) {
    Object[] all = {
      new A(5), new B(6), new C(7), new D(), E.ONE, E.TWO, (I) x -> -x, (I) x -> x * x
    };
    int sum = 0;
    for (int round = 0; round < 1000; round++) {
      for (Object o : all) {
        if (o instanceof I) {
          sum = sum * 31 + ((I) o).f(round);
        }
        if (o instanceof J) {
          sum = sum * 31 + ((J) o).f(round) + ((J) o).g(round);
        }
        if (o instanceof K) {
          sum = sum * 31 + ((K) o).h(round);
        }
      }
      if (round % 250 == 0) {
        System.out.println(sum);
      }
    }
    System.out.println(sum);
  }
}
