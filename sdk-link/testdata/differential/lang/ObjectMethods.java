package lang;

/** equals, hashCode, toString, getClass and clone of plain objects. */
public class ObjectMethods {
  static class Plain {}

  static class Copy implements Cloneable {
    int a = 1;
    long b = 2;
    String c = "c";
    int[] d = {1, 2};
    double e = 0.5;
    byte f = 3;

    Copy copy() throws CloneNotSupportedException {
      return (Copy) clone();
    }
  }

  static class NoCopy {
    Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  static class SubCopy extends Copy {
    String extra = "extra";
  }

  public static void main(String[] args) throws Exception {
    Plain p = new Plain();
    System.out.println(p.equals(p) + " " + p.equals(new Plain()) + " " + p.equals(null));
    System.out.println(
        (p.hashCode() == p.hashCode())
            + " "
            + (System.identityHashCode(p) == p.hashCode())
            + " "
            + System.identityHashCode(null));
    System.out.println(p);
    System.out.println(
        p.toString().equals("lang.ObjectMethods$Plain@" + Integer.toHexString(p.hashCode())));
    System.out.println(new int[0]);
    System.out.println(new String[0][0]);
    System.out.println(new Plain[0]);
    Copy a = new SubCopy();
    a.a = 10;
    a.f = -3;
    Copy b = a.copy();
    System.out.println(
        b.a
            + " "
            + b.b
            + b.c
            + b.d[1]
            + b.e
            + b.f
            + " "
            + (a.d == b.d)
            + " "
            + b.getClass().getSimpleName()
            + ((SubCopy) b).extra
            + (a == b));
    b.d[0] = 77;
    b.a = 5;
    System.out.println(a.a + " " + a.d[0]);
    try {
      new NoCopy().copy();
    } catch (CloneNotSupportedException e) {
      System.out.println(e);
    }
    int distinct = 0;
    java.util.Set<Integer> hashes = new java.util.HashSet<>();
    for (int i = 0; i < 1000; i++) {
      if (hashes.add(new Object().hashCode())) {
        distinct++;
      }
    }
    System.out.println(distinct > 950);
    System.out.println(
        java.util.Objects.toString(null)
            + java.util.Objects.requireNonNullElse(null, 1)
            + java.util.Objects.equals(null, null)
            + java.util.Objects.hashCode(null));
  }
}
