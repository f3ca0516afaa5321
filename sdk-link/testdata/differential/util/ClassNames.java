package util;

import java.util.*;

/** What a class tells of itself. */
public class ClassNames {
  interface Face {}

  enum Plain { A, B }

  enum Bodied {
    X {
      @Override
      int value() {
        return 1;
      }
    },
    Y {
      @Override
      int value() {
        return 2;
      }
    };

    abstract int value();
  }

  record Pair(int a, String b) {}

  @interface Mark {}

  class Inner {
    class Deeper {}
  }

  public static void main(String[] args) {
    class Local {}
    Object anonymous = new Object() {};
    Class<?>[] classes = {
      int.class, void.class, String.class, int[].class, String[][].class, Face.class, Plain.class,
      Bodied.class, Bodied.X.getClass(), Pair.class, Mark.class, Inner.class, Inner.Deeper.class,
      Local.class, anonymous.getClass(), Local[].class, Map.Entry.class, Object.class, Iterable.class
    };
    for (Class<?> c : classes) {
      System.out.println(c.getName() + " | " + c.getSimpleName() + " | " + c.getCanonicalName()
          + " | " + c.getTypeName() + " | " + c + " | " + c.getPackageName());
      System.out.println("  " + c.isInterface() + c.isArray() + c.isPrimitive() + c.isEnum()
          + c.isRecord() + c.isHidden() + " " + Integer.toHexString(c.getModifiers()) + " "
          + c.getSuperclass() + " " + c.getComponentType() + " " + c.descriptorString());
    }
    System.out.println(Arrays.toString(Plain.class.getEnumConstants()) + Plain.valueOf("B").ordinal());
    System.out.println(Bodied.X.getDeclaringClass() + " " + Bodied.valueOf("Y").value());
    try {
      Plain.valueOf("C");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Number.class.isInstance(1) + " " + Number.class.isAssignableFrom(Integer.class)
        + " " + Integer.class.cast(5) + " " + Object[].class.isInstance(new String[0])
        + " " + Pair.class.isRecord() + " " + new Pair(1, "x"));
    try {
      Integer.class.cast("no");
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    EnumMap<Plain, Integer> map = new EnumMap<>(Plain.class);
    map.put(Plain.B, 1);
    System.out.println(map + " " + EnumSet.allOf(Bodied.class) + EnumSet.complementOf(EnumSet.of(Plain.A)));
  }
}
