package kiln.runtime.reflect;

import kiln.runtime.substitute.Substitutes;

/**
 * Who called a method that asks for its caller. The linker has each caller say so right before the
 * call; nothing between the two switches threads.
 */
final class Caller {
  private static Class<?> last;

  private Caller() {}

  static void is(Class<?> caller) {
    last = caller;
  }

  static Class<?> last() {
    return last;
  }

  /** The JDK's methods ask here. */
  @Substitutes("jdk.internal.reflect.Reflection")
  static final class ReflectionSubstitution {
    private ReflectionSubstitution() {}

    public static Class<?> getCallerClass() {
      return last;
    }

    /** Classes of one nest (JVMS §4.7.28) have one top-level class. */
    public static boolean areNestMates(Class<?> one, Class<?> other) {
      return outermost(one.getName()).equals(outermost(other.getName()));
    }

    @kiln.runtime.substitute.Adds
    private static String outermost(String name) {
      int dollar = name.indexOf('$', name.lastIndexOf('.') + 2);
      return dollar < 0 ? name : name.substring(0, dollar);
    }
  }
}
