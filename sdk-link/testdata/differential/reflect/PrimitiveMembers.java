package reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

public class PrimitiveMembers {
  static void show(Class<?> type, Object[]... members) {
    StringBuilder line = new StringBuilder(type.getName());
    for (Object[] each : members) {
      line.append(' ').append(each.length);
    }
    System.out.println(line);
  }

  interface Lookup {
    Object find() throws Exception;
  }

  static void lookup(Lookup lookup) {
    try {
      System.out.println(lookup.find());
    } catch (Exception e) {
      System.out.println(e);
    }
  }

  public static void main(String[] args) {
    show(
        int.class,
        int.class.getMethods(),
        int.class.getDeclaredMethods(),
        int.class.getFields(),
        int.class.getDeclaredFields(),
        int.class.getConstructors(),
        int.class.getDeclaredConstructors(),
        int.class.getClasses(),
        int.class.getDeclaredClasses(),
        int.class.getInterfaces(),
        int.class.getAnnotations(),
        int.class.getTypeParameters(),
        int.class.getGenericInterfaces());
    show(void.class, void.class.getMethods(), void.class.getDeclaredFields());
    show(boolean.class, boolean.class.getMethods(), boolean.class.getDeclaredConstructors());
    Class<?> type = long.class;
    show(type, type.getMethods(), type.getDeclaredFields(), Double.TYPE.getMethods());
    Method[] methods = char.class.getMethods();
    Field[] fields = byte.class.getFields();
    Constructor<?>[] constructors = short.class.getConstructors();
    System.out.println(methods.length + fields.length + constructors.length);
    lookup(() -> int.class.getMethod("toString"));
    lookup(() -> int.class.getDeclaredMethod("intValue", int.class));
    lookup(() -> float.class.getField("MAX_VALUE"));
    lookup(() -> float.class.getDeclaredField("x"));
    lookup(() -> double.class.getConstructor());
    lookup(() -> double.class.getDeclaredConstructor(double.class));
    System.out.println(int.class.getSuperclass() + " " + int.class.getGenericSuperclass()
        + " " + int.class.getEnclosingClass() + " " + int.class.getDeclaringClass()
        + " " + int.class.getEnclosingMethod() + " " + int.class.getRecordComponents()
        + " " + int.class.getPermittedSubclasses() + " " + int.class.isAnonymousClass()
        + int.class.isLocalClass() + int.class.isMemberClass() + " " + int.class.getNestHost()
        + " " + int.class.getNestMembers().length + int.class.isNestmateOf(int.class)
        + int.class.isNestmateOf(long.class) + " " + int.class.toGenericString());
    System.out.println(int[].class.getFields().length + int[].class.getDeclaredMethods().length
        + int[].class.getConstructors().length + " " + int[].class.getMethods().length);
    System.out.println(int[].class.getNestHost() + " " + int[].class.getNestMembers().length
        + int[].class.isNestmateOf(int[].class) + int[].class.isNestmateOf(int.class));
  }
}
