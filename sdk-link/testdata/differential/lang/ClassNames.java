package lang;

/** Names of classes of every kind. */
public class ClassNames {
  static class Nested {}

  class Inner {}

  interface Face {}

  @interface Note {}

  enum Kind {
    A {}
  }

  record Rec() {}

  static void show(Class<?> c) {
    System.out.println(
        c.getName()
            + " | "
            + c.getSimpleName()
            + " | "
            + c.getTypeName()
            + " | "
            + c
            + " | "
            + c.getPackageName()
            + " | "
            + c.isArray()
            + c.isInterface()
            + c.isPrimitive()
            + c.isEnum()
            + c.isRecord()
            + c.isAnnotation());
  }

  public static void main(String[] args) {
    class Local {}
    Object anonymous = new Object() {};
    Class<?>[] classes = {
      ClassNames.class,
      Nested.class,
      Inner.class,
      Face.class,
      Note.class,
      Kind.class,
      Kind.A.getClass(),
      Rec.class,
      Local.class,
      anonymous.getClass(),
      int.class,
      void.class,
      boolean[].class,
      int[][].class,
      String.class,
      String[].class,
      Nested[][].class,
      java.util.Map.Entry.class,
      Object.class,
      long.class,
      char[].class,
      Runnable.class
    };
    for (Class<?> c : classes) {
      show(c);
    }
    System.out.println(
        String[].class.getComponentType()
            + " "
            + int.class.getComponentType()
            + " "
            + int[][].class.getComponentType());
    System.out.println(
        Nested.class.getSuperclass()
            + " "
            + Face.class.getSuperclass()
            + " "
            + int[].class.getSuperclass()
            + " "
            + Object.class.getSuperclass()
            + " "
            + Kind.A.getClass().getSuperclass()
            + " "
            + int.class.getSuperclass());
    System.out.println(new Nested().getClass() == Nested.class);
    System.out.println(int.class == Integer.TYPE);
    System.out.println(new int[0].getClass() == int[].class);
    System.out.println(
        Nested.class.equals(Inner.class) + " " + Nested.class.desiredAssertionStatus());
    System.out.println(Integer.class.cast(5) + " " + Number.class.isInstance(5L));
  }
}
