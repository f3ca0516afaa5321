package kiln.runtime.reflect;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kiln.runtime.substitute.StandsFor;

/**
 * An annotation as an object. The linker makes a subclass for each annotation type, which implements
 * the type's methods over {@link #member}.
 */
public abstract class AnnotationValue implements Annotation {
  private final Class<? extends Annotation> type;
  private final Map<String, Object> values;

  /** The JDK's own, for its text and hash code. */
  @StandsFor("sun.reflect.annotation.AnnotationInvocationHandler")
  static final class Handler {
    Handler(Class<? extends Annotation> type, Map<String, Object> values) {}

    native String toStringImpl();

    native int hashCodeImpl();

    static native boolean memberValueEquals(Object one, Object other);
  }

  /**
   * @param defaults names and default values in turn
   * @param given names and values in turn, in the order of the class file
   */
  protected AnnotationValue(
      Class<? extends Annotation> type, Object[] defaults, Object[] given) {
    this.type = type;
    Map<String, Object> absent = new HashMap<>(0); // as the JDK, whose order shows in toString
    put(defaults, absent);
    this.values = new LinkedHashMap<>(absent);
    put(given, values);
  }

  private static void put(Object[] pairs, Map<String, Object> into) {
    for (int i = 0; i < pairs.length; i += 2) {
      into.put((String) pairs[i], pairs[i + 1]);
    }
  }

  /** A value; arrays are copies. */
  protected final Object member(String name) {
    Object value = values.get(name);
    if (value instanceof Object[] array) {
      return array.clone();
    } else if (value instanceof int[] array) {
      return array.clone();
    } else if (value instanceof long[] array) {
      return array.clone();
    } else if (value instanceof double[] array) {
      return array.clone();
    } else if (value instanceof boolean[] array) {
      return array.clone();
    } else if (value instanceof byte[] array) {
      return array.clone();
    } else if (value instanceof char[] array) {
      return array.clone();
    } else if (value instanceof short[] array) {
      return array.clone();
    }
    return value instanceof float[] array ? array.clone() : value;
  }

  @Override
  public final Class<? extends Annotation> annotationType() {
    return type;
  }

  @Override
  public final boolean equals(Object other) {
    if (!(other instanceof AnnotationValue that) || that.type != type) {
      return false;
    }
    for (Map.Entry<String, Object> each : values.entrySet()) {
      Object value = that.values.get(each.getKey());
      if (value == null || !Handler.memberValueEquals(each.getValue(), value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final int hashCode() {
    return new Handler(type, values).hashCodeImpl();
  }

  @Override
  public final String toString() {
    return new Handler(type, values).toStringImpl();
  }
}
