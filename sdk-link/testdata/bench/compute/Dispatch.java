package compute;

/** Virtual and interface calls with one, two and many receivers. */
final class Dispatch implements Kernel {
  private interface Op {
    int apply(int x);
  }

  private interface Named {
    int id();
  }

  private abstract static class Shape {
    abstract int area(int scale);

    int twice(int scale) {
      return 2 * area(scale);
    }
  }

  private static final class Square extends Shape implements Op, Named {
    @Override
    int area(int scale) {
      return scale * scale;
    }

    @Override
    public int apply(int x) {
      return x + 1;
    }

    @Override
    public int id() {
      return 1;
    }
  }

  private static final class Circle extends Shape implements Op, Named {
    @Override
    int area(int scale) {
      return 3 * scale * scale;
    }

    @Override
    public int apply(int x) {
      return x * 3;
    }

    @Override
    public int id() {
      return 2;
    }
  }

  private static final class Line extends Shape implements Named, Op {
    @Override
    int area(int scale) {
      return 0;
    }

    @Override
    int twice(int scale) {
      return scale;
    }

    @Override
    public int apply(int x) {
      return x ^ 0x55;
    }

    @Override
    public int id() {
      return 3;
    }
  }

  private static final class Point extends Shape implements Op {
    @Override
    int area(int scale) {
      return 1;
    }

    @Override
    public int apply(int x) {
      return x - 7;
    }
  }

  private final Shape[] shapes = new Shape[256];
  private final Op[] ops = new Op[256];

  Dispatch() {
    int state = 1;
    for (int i = 0; i < shapes.length; i++) {
      state = state * 1103515245 + 12345;
      Shape s =
          switch (state >>> 16 & 7) {
            case 0, 1, 2 -> new Square();
            case 3, 4 -> new Circle();
            case 5, 6 -> new Line();
            default -> new Point();
          };
      shapes[i] = s;
      ops[i] = (Op) s;
    }
    for (int i = 200; i < ops.length; i++) {
      int k = i;
      ops[i] = i % 2 == 0 ? x -> x + k : x -> x ^ k;
    }
  }

  @Override
  public long run() {
    long sum = 0;
    for (int round = 0; round < 400; round++) {
      int x = round;
      for (int i = 0; i < shapes.length; i++) {
        Shape s = shapes[i];
        sum += s.area(round) + s.twice(x & 63);
        x = ops[i].apply(x);
        if (s instanceof Named n) {
          sum += n.id();
        }
      }
      sum = sum * 31 + x;
    }
    return sum;
  }
}
