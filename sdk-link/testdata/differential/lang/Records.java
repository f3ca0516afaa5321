package lang;

/** Records: generated methods over all types, compact constructors, nesting. */
public class Records {
  record Empty() {}

  record Point(int x, int y) {
    static final Point ORIGIN = new Point(0, 0);

    Point {
      if (x < 0) {
        throw new IllegalArgumentException("x is " + x);
      }
      y = Math.abs(y);
    }

    Point(int both) {
      this(both, both);
    }

    double length() {
      return Math.sqrt(x * x + y * y);
    }
  }

  record All(
      boolean z, byte b, short s, char c, int i, long l, float f, double d, String t, int[] a) {}

  record Pair<A, B>(A first, B second) implements Comparable<Pair<A, B>> {
    @Override
    public int compareTo(Pair<A, B> o) {
      return toString().compareTo(o.toString());
    }
  }

  record Custom(String name) {
    @Override
    public String name() {
      return "<" + name + ">";
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Custom c && c.name.equalsIgnoreCase(name);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  record Floats(float f, double d) {}

  public static void main(String[] args) {
    System.out.println(
        new Empty() + " " + new Empty().equals(new Empty()) + new Empty().hashCode());
    Point p = new Point(3, -4);
    System.out.println(
        p
            + " "
            + p.length()
            + " "
            + p.hashCode()
            + " "
            + p.equals(new Point(3, 4))
            + p.equals(null)
            + p.equals("x")
            + " "
            + new Point(5)
            + Point.ORIGIN);
    try {
      new Point(-1, 0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    All all = new All(true, (byte) 1, (short) 2, 'c', 3, 1L << 35, 1.5f, 2.5, "t", null);
    All same = new All(true, (byte) 1, (short) 2, 'c', 3, 1L << 35, 1.5f, 2.5, "t", null);
    System.out.println(
        all
            + " "
            + all.hashCode()
            + " "
            + all.equals(same)
            + " "
            + all.equals(
                new All(true, (byte) 1, (short) 2, 'c', 3, 1L << 35, 1.5f, 2.5, "u", null)));
    Pair<String, Pair<Integer, Object>> pair = new Pair<>("a", new Pair<>(1, null));
    System.out.println(pair + " " + pair.hashCode() + " " + pair.second().first());
    System.out.println(pair.compareTo(new Pair<>("b", null)));
    System.out.println(
        new Custom("Ab")
            + " "
            + new Custom("Ab").name()
            + " "
            + new Custom("AB").equals(new Custom("ab"))
            + new Custom("").hashCode());
    System.out.println(
        new Floats(Float.NaN, -0.0).equals(new Floats(Float.NaN, -0.0))
            + " "
            + new Floats(0f, 0.0).equals(new Floats(0f, -0.0))
            + " "
            + new Floats(0, -0.0).hashCode());
    System.out.println(p instanceof Record);
  }
}
