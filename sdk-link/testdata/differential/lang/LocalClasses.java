package lang;

/** Local and anonymous classes and what they capture. */
public class LocalClasses {
  interface Counter {
    int next();
  }

  private int field = 5;

  Counter counter(int start, String name) {
    int[] state = {start};
    class Local implements Counter {
      private final int step;

      Local(int step) {
        this.step = step;
      }

      @Override
      public int next() {
        state[0] += step + field;
        return state[0];
      }

      @Override
      public String toString() {
        return name + state[0] + new Local(1).step;
      }
    }
    field++;
    return new Local(start);
  }

  static Counter anonymous(long base) {
    return new Counter() {
      private int calls;

      {
        calls = 10;
      }

      @Override
      public int next() {
        Counter nested =
            new Counter() {
              @Override
              public int next() {
                return (int) base + calls;
              }
            };
        calls++;
        return nested.next();
      }
    };
  }

  public static void main(String[] args) {
    LocalClasses owner = new LocalClasses();
    Counter a = owner.counter(1, "a");
    Counter b = owner.counter(10, "b");
    System.out.println(a.next() + " " + b.next() + " " + a.next() + " " + a + " " + b);
    Counter c = anonymous(100);
    System.out.println(c.next() + " " + c.next());
    System.out.println(
        a.getClass().getName()
            + " "
            + c.getClass().getName()
            + " "
            + c.getClass().getSimpleName().isEmpty()
            + " "
            + a.getClass().getSimpleName());
    Object o =
        new Object() {
          int hidden = 3;

          @Override
          public String toString() {
            return "hidden " + hidden + args.length;
          }
        };
    System.out.println(o);
    var typed =
        new Object() {
          int x = 4;
        };
    typed.x *= 2;
    System.out.println(typed.x);
    record Point(int x, int y) {}
    enum Side {
      LEFT,
      RIGHT
    }
    interface Op {
      int apply(int i);
    }
    Op op = i -> i * 3;
    System.out.println(new Point(1, 2) + " " + Side.RIGHT + " " + op.apply(5));
  }
}
