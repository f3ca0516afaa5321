// file: META-INF/native-image/app/reachability-metadata.json {"reflection": [{"type": "reflect.DeclaredMembers$Bean", "allDeclaredFields": true, "allDeclaredConstructors": true, "allPublicMethods": true}, {"type": "reflect.DeclaredMembers$Partial", "methods": [{"name": "one", "parameterTypes": []}, {"name": "two", "parameterTypes": ["int[]", "java.lang.String"]}, {"name": "<init>", "parameterTypes": []}], "fields": [{"name": "field"}]}]}
// declare: class reflect.DeclaredMembers$Plugin
package reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.Map;

public class DeclaredMembers {
  public static class Bean {
    private String name;
    private int age = 4;
    protected transient long id;

    public Bean() {}

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public int getAge() {
      return age;
    }

    public void setAge(int age) {
      if (age < 0) {
        throw new IllegalArgumentException("age " + age);
      }
      this.age = age;
    }
  }

  static class Partial {
    int field = 3;

    void one() {
      System.out.println("one");
    }

    String two(int[] a, String b) {
      return Arrays.toString(a) + b;
    }
  }

  public abstract static class Plugin implements Runnable {
    private final String title;

    protected Plugin(String title) {
      this.title = title;
    }

    @Override
    public void run() {
      System.out.println("running " + title);
    }
  }

  static Object value(String text, Class<?> type) {
    return type == int.class ? (Object) Integer.valueOf(text) : text;
  }

  static void bean(Class<?> type, Map<String, String> values) throws Exception {
    Object bean = type.getDeclaredConstructor().newInstance();
    for (Method method : type.getMethods()) {
      String name = method.getName();
      if (name.startsWith("set") && values.containsKey(name.substring(3))) {
        try {
          method.invoke(bean, value(values.get(name.substring(3)), method.getParameterTypes()[0]));
        } catch (InvocationTargetException e) {
          System.out.println(method + " threw " + e.getTargetException());
        }
      }
    }
    Map<String, Object> found = new TreeMap<>();
    for (Method method : type.getMethods()) {
      if (method.getName().startsWith("get") && method.getDeclaringClass() != Object.class) {
        found.put(method.getName(), method.invoke(bean));
      }
    }
    System.out.println(found);
    for (Field field : type.getDeclaredFields()) {
      field.setAccessible(true);
      System.out.println(Modifier.toString(field.getModifiers()) + " " + field.getName() + " = "
          + field.get(bean));
    }
  }

  static void partial(String name) throws Exception {
    Class<?> type = Class.forName(name);
    Constructor<?> constructor = type.getDeclaredConstructor();
    Object made = constructor.newInstance();
    type.getDeclaredMethod("one").invoke(made);
    System.out.println(
        type.getDeclaredMethod("two", int[].class, String.class).invoke(made, new int[] {1}, "x"));
    Field field = type.getDeclaredField("field");
    field.setInt(made, field.getInt(made) + 1);
    System.out.println(field.get(made));
  }

  public static void main(String[] args) throws Exception {
    String here = DeclaredMembers.class.getName() + "$";
    bean(Class.forName(here + "Bean"), Map.of("Name", "someone", "Age", "12"));
    bean(Class.forName(here + "Bean"), Map.of("Age", "-1"));
    partial(here + "Partial");
    Class<?> plugin = Class.forName(here + "Plugin");
    Constructor<?> constructor = plugin.getDeclaredConstructor(String.class);
    try {
      constructor.newInstance("x");
    } catch (InstantiationException e) {
      System.out.println(e);
    }
    Plugin made = new Plugin("it") {};
    plugin.getMethod("run").invoke(made);
    Field title = plugin.getDeclaredField("title");
    title.setAccessible(true);
    title.set(made, "another");
    plugin.getMethod("run").invoke(made);
    Method[] methods = plugin.getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    System.out.println(Arrays.toString(methods));
  }
}
