// declare: class reflect.Annotations$Service
// declare: class reflect.Annotations$Child
package reflect;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;

public class Annotations {
  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "very high";
      }
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Nested {
    int value();

    String text() default "none";
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Inherited
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
  @interface All {
    boolean z() default true;

    byte b() default 1;

    char c() default 'c';

    short s() default 2;

    int i() default 3;

    long l() default 4L;

    float f() default 5.5f;

    double d() default 6.5;

    String text() default "a \"quoted\"\ttext\u00e9";

    Class<?> kind() default int[].class;

    Level level() default Level.LOW;

    Nested nested() default @Nested(7);

    int[] ints() default {1, 2};

    byte[] bytes() default {};

    char[] chars() default {'x', '\''};

    double[] doubles() default {1, Double.NaN};

    String[] texts() default {"p", "q"};

    Class<?>[] types() default {String.class, Level.class};

    Level[] levels() default {};

    Nested[] nests() default {@Nested(1), @Nested(value = 2, text = "two")};
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Repeatable(Tags.class)
  @interface Tag {
    String value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Tags {
    Tag[] value();
  }

  @Retention(RetentionPolicy.CLASS)
  @interface Unseen {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface Marker {}

  @All(i = 30, text = "on the class", ints = 9, levels = {Level.HIGH, Level.LOW})
  @Tag("one")
  @Tag("two")
  @Unseen
  @Deprecated(since = "1", forRemoval = false)
  static class Service {
    @Marker @Nested(value = 11, text = "field") int field;
    String plain;

    @Tag("constructor")
    Service() {}

    @Marker
    @Tag("single")
    void method(@Nested(1) int a, String b, @Marker @Tag("p") @Tag("q") long c) {}

    @All
    void defaults() {}
  }

  @Marker
  static class Child extends Service {}

  static void print(String what, AnnotatedElement element) {
    System.out.println(what + ": " + element.getAnnotations().length + " "
        + element.getDeclaredAnnotations().length);
    for (Annotation annotation : element.getAnnotations()) {
      System.out.println("  " + annotation);
    }
    System.out.println("  " + element.isAnnotationPresent(Marker.class) + " "
        + element.getAnnotation(Nested.class) + " "
        + Arrays.toString(element.getAnnotationsByType(Tag.class)) + " "
        + Arrays.toString(element.getDeclaredAnnotationsByType(Tag.class)));
  }

  public static void main(String[] args) throws Exception {
    print("service", Service.class);
    print("child", Child.class);
    print("field", Service.class.getDeclaredField("field"));
    print("plain", Service.class.getDeclaredField("plain"));
    print("constructor", Service.class.getDeclaredConstructor());
    Method method =
        Service.class.getDeclaredMethod("method", int.class, String.class, long.class);
    print("method", method);
    for (Annotation[] each : method.getParameterAnnotations()) {
      System.out.println(Arrays.toString(each));
    }
    for (Parameter parameter : method.getParameters()) {
      print(parameter.toString(), parameter);
    }
    values(Service.class.getAnnotation(All.class));
    All one = Service.class.getDeclaredMethod("defaults").getAnnotation(All.class);
    All other = Service.class.getDeclaredMethod("defaults").getAnnotation(All.class);
    System.out.println(one.equals(other) + " " + one.equals(Service.class.getAnnotation(All.class))
        + " " + one.annotationType() + " " + (one.nested().hashCode() == other.nested().hashCode()));
    System.out.println(one.nested().hashCode() + " " + one.nested() + " "
        + one.nests()[1].equals(other.nests()[1]) + " " + one.equals("x"));
    one.ints()[0] = 5;
    System.out.println(Arrays.toString(one.ints()));
    Method[] members = All.class.getDeclaredMethods();
    Arrays.sort(members, Comparator.comparing(Method::getName));
    for (Method member : members) {
      Object value = member.getDefaultValue();
      System.out.println(member + " " + (value.getClass().isArray() ? "array" : value) + " "
          + (member.getName().equals("l") ? member.invoke(one) : ""));
    }
    print("annotation", Tag.class);
    System.out.println(All.class.isAnnotation() + " " + Tag.class.getAnnotation(Repeatable.class).value());
  }

  static void values(All all) {
    System.out.println(all.z() + " " + all.b() + " " + all.c() + " " + all.s() + " " + all.i() + " "
        + all.l() + " " + all.f() + " " + all.d() + " " + all.text() + " " + all.kind() + " "
        + all.level() + " " + all.nested().value() + " " + Arrays.toString(all.ints()) + " "
        + all.bytes().length + " " + Arrays.toString(all.chars()) + " "
        + Arrays.toString(all.doubles()) + " " + Arrays.toString(all.texts()) + " "
        + Arrays.toString(all.types()) + " " + Arrays.toString(all.levels()) + " "
        + Arrays.toString(all.nests()));
  }
}
