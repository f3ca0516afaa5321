package lang;

/** Statics: fields of all types, shadowing, access through subclasses and instances. */
public class StaticNested {
  static boolean z = true;
  static byte b = -1;
  static short s = 300;
  static char c = 'q';
  static int i = 1 << 20;
  static long l = -1L >>> 1;
  static float f = 0.25f;
  static double d = Math.PI;
  static Object o;
  static final int[] TABLE = {1, 2, 3};
  static volatile int v = 4;

  static class Parent {
    static int shared = 1;

    static String name() {
      return "parent";
    }
  }

  static class Child extends Parent {
    static String name() {
      return "child";
    }
  }

  static class Shadow extends Parent {
    static int shared = 50;
  }

  @SuppressWarnings("static-access")
  public static void main(String[] args) {
    z ^= true;
    b++;
    s *= 200;
    c--;
    i <<= 12;
    l++;
    f /= 3;
    d *= 2;
    o = TABLE;
    v += 2;
    System.out.println(
        z
            + " "
            + b
            + " "
            + s
            + " "
            + c
            + " "
            + i
            + " "
            + l
            + " "
            + f
            + " "
            + d
            + " "
            + (o == TABLE)
            + " "
            + v
            + " "
            + TABLE[2]);
    Child.shared++;
    Shadow.shared++;
    Parent viaShadow = new Shadow();
    System.out.println(Parent.shared + " " + Child.shared + " " + Shadow.shared + viaShadow.shared);
    Parent none = null;
    System.out.println(none.name() + " " + none.shared + " " + new Child().name());
  }
}
