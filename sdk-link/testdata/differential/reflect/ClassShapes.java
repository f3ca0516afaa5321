// declare: class reflect.ClassShapes$Point
package reflect;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

public class ClassShapes {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Unit {
    String value();
  }

  record Point(@Unit("m") int x, double y, List<String> names) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("x < 0");
      }
    }
  }

  sealed interface Animal permits Cat, Dog {}

  record Cat(String name) implements Animal {}

  static final class Dog implements Animal {}

  enum Planet {
    EARTH,
    MARS {
      @Override
      int moons() {
        return 2;
      }
    };

    int moons() {
      return 1;
    }
  }

  abstract static class Generic<K extends Comparable<K>, V> extends HashMap<K, List<V>>
      implements Function<Map<String, ? super V>, K[]> {
    K key;
    List<? extends Number>[] lists;
    Map.Entry<K, V> entry;

    abstract <T extends Exception & Runnable> T twist(V v, T[] all, List<?> any) throws T;
  }

  static void describe(Type type, String indent) {
    System.out.println(indent + type.getClass().getSimpleName() + " " + type.getTypeName());
    if (type instanceof ParameterizedType p) {
      System.out.println(indent + p.getRawType() + " in " + p.getOwnerType());
      for (Type each : p.getActualTypeArguments()) {
        describe(each, indent + "  ");
      }
    } else if (type instanceof WildcardType w) {
      System.out.println(indent + Arrays.toString(w.getUpperBounds())
          + Arrays.toString(w.getLowerBounds()));
    } else if (type instanceof TypeVariable<?> v) {
      System.out.println(indent + v.getName() + " of " + v.getGenericDeclaration() + " "
          + Arrays.toString(v.getBounds()));
    } else if (type instanceof GenericArrayType a) {
      describe(a.getGenericComponentType(), indent + "  ");
    }
  }

  static void generics() throws Exception {
    describe(Generic.class.getGenericSuperclass(), "");
    for (Type type : Generic.class.getGenericInterfaces()) {
      describe(type, "");
    }
    System.out.println(Arrays.toString(Generic.class.getTypeParameters()) + " "
        + Generic.class.toGenericString());
    describe(Generic.class.getDeclaredField("key").getGenericType(), "");
    describe(Generic.class.getDeclaredField("lists").getGenericType(), "");
    describe(Generic.class.getDeclaredField("entry").getGenericType(), "");
    var twist = Generic.class.getDeclaredMethod("twist", Object.class, Exception[].class, List.class);
    System.out.println(twist.toGenericString());
    for (Type type : twist.getGenericParameterTypes()) {
      describe(type, "");
    }
    describe(twist.getGenericReturnType(), "");
    describe(twist.getGenericExceptionTypes()[0], "");
    List<Map<String, int[]>> list = new ArrayList<Map<String, int[]>>() {};
    describe(list.getClass().getGenericSuperclass(), "");
  }

  static void records() throws Exception {
    for (RecordComponent c : Point.class.getRecordComponents()) {
      System.out.println(c + " " + c.getName() + " " + c.getType() + " " + c.getGenericType() + " "
          + c.getAccessor() + " " + c.getAnnotation(Unit.class) + " " + c.getDeclaringRecord());
    }
    Point point = Point.class.getDeclaredConstructor(int.class, double.class, List.class)
        .newInstance(3, 4.5f, List.of("a"));
    for (RecordComponent c : Point.class.getRecordComponents()) {
      System.out.println(c.getAccessor().invoke(point));
    }
    var field = Point.class.getDeclaredField("x");
    field.setAccessible(true);
    System.out.println(field.get(point));
    try {
      field.set(point, 9);
    } catch (IllegalAccessException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Point.class.isRecord() + " " + Dog.class.isRecord() + " "
        + Arrays.toString(Dog.class.getRecordComponents()));
  }

  static void shapes() throws Exception {
    Object anonymous = new Object() {};
    class Local {}
    System.out.println(anonymous.getClass().isAnonymousClass() + " "
        + anonymous.getClass().getEnclosingMethod() + " " + anonymous.getClass().getEnclosingClass()
        + " [" + anonymous.getClass().getSimpleName() + "]");
    System.out.println(Local.class.isLocalClass() + " " + Local.class.isMemberClass() + " "
        + Local.class.getEnclosingMethod() + " " + Local.class.getDeclaringClass());
    System.out.println(Planet.class.isMemberClass() + " " + Planet.class.getDeclaringClass() + " "
        + Planet.class.getEnclosingClass() + " " + Planet.MARS.getClass().isAnonymousClass() + " "
        + Planet.MARS.getDeclaringClass());
    Class<?>[] inner = ClassShapes.class.getDeclaredClasses();
    Arrays.sort(inner, Comparator.comparing(Class::getName));
    System.out.println(Arrays.toString(inner));
    System.out.println(Animal.class.isSealed() + " " + Dog.class.isSealed() + " "
        + Arrays.toString(Animal.class.getPermittedSubclasses()));
    System.out.println(Planet.class.isEnum() + " " + Arrays.toString(Planet.class.getEnumConstants())
        + " " + Planet.class.getDeclaredField("MARS").isEnumConstant() + " "
        + Planet.class.getField("EARTH").get(null) + " "
        + Planet.class.getMethod("valueOf", String.class).invoke(null, "MARS") + " "
        + Array.getLength(Planet.class.getMethod("values").invoke(null)));
    System.out.println(Modifier.toString(Animal.class.getModifiers()) + " "
        + Modifier.toString(Dog.class.getModifiers()) + " "
        + Modifier.toString(Generic.class.getModifiers()) + " " + ClassShapes.class.getModifiers());
    System.out.println(int[].class.getMethods().length + " " + int.class.getMethods().length + " "
        + int[].class.getDeclaredMethods().length + " " + String[].class.getSuperclass() + " "
        + Arrays.toString(String[].class.getInterfaces()));
    System.out.println(Point.class.getModule().isNamed() + " " + String.class.getModule() + " "
        + String.class.getModule().getName() + " " + int[].class.getModule().isNamed());
  }

  static void arrays() {
    int[] ints = (int[]) Array.newInstance(int.class, 3);
    Array.set(ints, 1, (byte) 7);
    Array.setInt(ints, 2, 8);
    System.out.println(Arrays.toString(ints) + " " + Array.get(ints, 1) + " " + Array.getLong(ints, 2)
        + " " + Array.getLength(ints));
    String[][] texts = (String[][]) Array.newInstance(String.class, 2, 1);
    Array.set(texts[0], 0, "x");
    System.out.println(Arrays.deepToString(texts));
    char[] chars = {'a', 'b'};
    System.out.println(Array.getChar(chars, 0) + Array.getInt(chars, 1));
    for (int i = 0; i < 8; i++) {
      try {
        switch (i) {
          case 0 -> Array.get(ints, 3);
          case 1 -> Array.set(ints, 0, "x");
          case 2 -> Array.set(ints, 0, null);
          case 3 -> Array.getByte(ints, 0);
          case 4 -> Array.get("x", 0);
          case 5 -> Array.setLong(ints, 0, 1L);
          case 6 -> Array.set(texts, 0, "y");
          default -> Array.newInstance(void.class, 1);
        }
        System.out.println(i + " went well");
      } catch (RuntimeException e) {
        System.out.println(i + " " + e);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    generics();
    records();
    shapes();
    arrays();
  }
}
