package kiln.runtime.reflect;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * Arguments as a method handle takes them that spreads an array: default methods of proxies are
 * called so. It widens as a reflective call does, but what does not fit it refuses in other words.
 */
final class HandleArguments {
  private HandleArguments() {}

  /**
   * The arguments as the called code takes them.
   *
   * @throws IllegalArgumentException if their number does not fit
   * @throws ClassCastException if one of their types does not
   * @throws NullPointerException if one is null where a primitive value is wanted
   */
  static Object[] fitting(Class<?>[] parameters, Object[] arguments) {
    int count = arguments == null ? 0 : arguments.length;
    if (count != parameters.length) {
      throw new IllegalArgumentException("array is not of length " + parameters.length);
    }
    Object[] result = new Object[count];
    for (int i = 0; i < count; i++) {
      result[i] = fitting(parameters[i], arguments[i]);
    }
    return result;
  }

  private static Object fitting(Class<?> parameter, Object argument) {
    if (!parameter.isPrimitive()) {
      return parameter.cast(argument);
    }
    return switch (parameter.descriptorString().charAt(0)) {
      case 'Z' -> Conversions.unboxBoolean(argument, false);
      case 'B' -> Conversions.unboxByte(argument, false);
      case 'S' -> Conversions.unboxShort(argument, false);
      case 'C' -> Conversions.unboxCharacter(argument, false);
      case 'I' -> Conversions.unboxInteger(argument, false);
      case 'J' -> Conversions.unboxLong(argument, false);
      case 'F' -> Conversions.unboxFloat(argument, false);
      default -> Conversions.unboxDouble(argument, false);
    };
  }

  /** The JDK's own conversions; with {@code cast} they would also narrow. */
  @StandsFor("sun.invoke.util.ValueConversions")
  static final class Conversions {
    private Conversions() {}

    static native boolean unboxBoolean(Object value, boolean cast);

    static native byte unboxByte(Object value, boolean cast);

    static native short unboxShort(Object value, boolean cast);

    static native char unboxCharacter(Object value, boolean cast);

    static native int unboxInteger(Object value, boolean cast);

    static native long unboxLong(Object value, boolean cast);

    static native float unboxFloat(Object value, boolean cast);

    static native double unboxDouble(Object value, boolean cast);
  }

  /** Its tables of method handles are not there. */
  @Substitutes("sun.invoke.util.ValueConversions")
  static final class ConversionsSubstitution {
    @Original private static Integer ZERO_INT;
    @Original private static Integer ONE_INT;

    static {
      ZERO_INT = 0;
      ONE_INT = 1;
    }

    private ConversionsSubstitution() {}
  }
}
