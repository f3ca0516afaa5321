// declare: class reflect.TypeAnnotations$Declared
package reflect;

import java.io.IOException;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

public class TypeAnnotations {
  @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Use {
    int value() default 0;

    Class<?> type() default Object.class;
  }

  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface NonNull {}

  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.CLASS)
  @interface Dropped {}

  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.RUNTIME)
  @Repeatable(Marks.class)
  @interface Mark {
    String value();
  }

  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Marks {
    Mark[] value();
  }

  static class Base<T> {}

  class Inner {
    class Innermost<S> {}
  }

  static class Nested {
    class InNested {}
  }

  static class Declared<
          @Use(1) T extends @Use(2) Object & @Use(3) Comparable<@Use(4) T>,
          @Use(5) U extends @Mark("bound") Serializable,
          V>
      extends @Use(6) Base<@Use(7) List<@NonNull ? extends @Use(8) Number>>
      implements @Use(9) Serializable, @Mark("a") @Mark("b") Supplier<@NonNull String @Use(10) []> {
    private static final long serialVersionUID = 1;

    @Use(11) int plain;
    @Use(12) String @Use(13) [] @NonNull [] @Dropped [] arrays;
    @Use(type = Map.class) Map<@NonNull String, @Mark("x") ? super @Use(14) Integer> map;
    TypeAnnotations.@Use(15) Inner inner;
    TypeAnnotations.@Use(16) Inner.@NonNull Innermost<@Use(17) String> innermost;
    TypeAnnotations.Nested.@Use(18) InNested inNested;
    @Use(19) T variable;
    List<@Use(20) T @NonNull []> list;
    Map.@Use(21) Entry<?, @NonNull ?> entry;
    String nothing;

    @Use(22) Declared(@Use(23) String text, @NonNull int @Mark("m") [] numbers)
        throws @Use(24) IOException {}

    <@Use(25) R extends @NonNull Runnable> @Use(26) R method(
        @Use(27) Declared<T, U, V> this, @Use(28) R first, List<? extends @Use(29) R>... others)
        throws @NonNull IllegalStateException, @Mark("t") IOException {
      return first;
    }

    void empty() {}

    static @Use(30) int ofClass(int unmarked, @Use(31) long marked) {
      @Use(32) int local = unmarked;
      return local + (@Use(33) int) marked;
    }

    @Override
    public String[] get() {
      return new String[0];
    }

    class Member {
      Member(@Use(34) String text) {}

      void receive(@Use(35) Declared<T, U, V>.@NonNull Member this) {}
    }
  }

  record Point(@Use(36) int x, List<@NonNull String> @Use(37) [] names) {}

  enum Color {
    RED;

    @Use(38) Color next() {
      return this;
    }
  }

  interface Face extends @Use(39) Runnable, @NonNull Comparator<@Use(40) String> {}

  static void show(String indent, AnnotatedType type) {
    if (type == null) {
      System.out.println(indent + "none");
      return;
    }
    System.out.println(
        indent + type + " " + Arrays.toString(type.getAnnotations()) + " " + type.getType());
    String inside = indent + "  ";
    AnnotatedType owner = type.getAnnotatedOwnerType();
    if (owner != null) {
      System.out.println(inside + "of");
      show(inside, owner);
    }
    if (type instanceof AnnotatedArrayType array) {
      show(inside, array.getAnnotatedGenericComponentType());
    } else if (type instanceof AnnotatedParameterizedType parameterized) {
      show(inside, parameterized.getAnnotatedActualTypeArguments());
    } else if (type instanceof AnnotatedWildcardType wildcard) {
      System.out.println(inside + "lower");
      show(inside, wildcard.getAnnotatedLowerBounds());
      System.out.println(inside + "upper");
      show(inside, wildcard.getAnnotatedUpperBounds());
    } else if (type instanceof AnnotatedTypeVariable variable && indent.length() < 8) {
      show(inside, variable.getAnnotatedBounds());
    }
  }

  static void show(String indent, AnnotatedType[] types) {
    for (AnnotatedType type : types) {
      show(indent, type);
    }
  }

  static void show(TypeVariable<?>[] variables) {
    for (TypeVariable<?> variable : variables) {
      System.out.println(variable + " " + Arrays.toString(variable.getAnnotations()));
      show("  ", variable.getAnnotatedBounds());
    }
  }

  static void show(Executable executable) {
    System.out.println(executable);
    show(executable.getTypeParameters());
    show("  returns ", executable.getAnnotatedReturnType());
    show("  on ", executable.getAnnotatedReceiverType());
    show("  takes ", executable.getAnnotatedParameterTypes());
    show("  throws ", executable.getAnnotatedExceptionTypes());
  }

  public static void main(String[] args) throws Exception {
    Class<?> type = Declared.class;
    show("extends ", type.getAnnotatedSuperclass());
    show("implements ", type.getAnnotatedInterfaces());
    show(type.getTypeParameters());
    for (Field field : type.getDeclaredFields()) {
      System.out.println(field.getName());
      show("  ", field.getAnnotatedType());
    }
    List<Executable> executables = new ArrayList<>(List.of(type.getDeclaredMethods()));
    executables.sort(Comparator.comparing(Executable::toString));
    executables.addAll(List.of(type.getDeclaredConstructors()));
    executables.forEach(TypeAnnotations::show);
    for (Constructor<?> constructor : Declared.Member.class.getDeclaredConstructors()) {
      show(constructor);
    }
    for (Method method : Declared.Member.class.getDeclaredMethods()) {
      show(method);
    }
    for (RecordComponent component : Point.class.getRecordComponents()) {
      System.out.println(component);
      show("  ", component.getAnnotatedType());
      show("  ", component.getAccessor().getAnnotatedReturnType());
    }
    show(Color.class.getDeclaredMethod("next"));
    show("  ", Face.class.getAnnotatedInterfaces());
    show("  ", Face.class.getAnnotatedSuperclass());
    show("  ", Color.class.getAnnotatedSuperclass());
    show("  ", Object.class.getAnnotatedSuperclass());
    show("  ", int.class.getAnnotatedSuperclass());
    show("  ", int[].class.getAnnotatedSuperclass());
    System.out.println(int[].class.getAnnotatedInterfaces().length);
    Field plain = type.getDeclaredField("plain");
    AnnotatedType one = plain.getAnnotatedType();
    AnnotatedType other = type.getDeclaredField("plain").getAnnotatedType();
    System.out.println(one.equals(other) + " " + (one.hashCode() == other.hashCode())
        + " " + one.equals(type.getDeclaredField("nothing").getAnnotatedType()));
    System.out.println(one.getAnnotation(Use.class).value());
    System.out.println(one.isAnnotationPresent(Mark.class));
    AnnotatedType supplier = type.getAnnotatedInterfaces()[1];
    System.out.println(Arrays.toString(supplier.getAnnotationsByType(Mark.class)));
    System.out.println(Arrays.toString(supplier.getDeclaredAnnotations()));
  }
}
