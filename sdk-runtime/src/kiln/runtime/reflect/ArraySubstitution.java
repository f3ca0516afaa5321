package kiln.runtime.reflect;

import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;

/** Elements of arrays whose type is not known. */
@Substitutes("java.lang.reflect.Array")
final class ArraySubstitution {
  private ArraySubstitution() {}

  public static Object get(Object array, int index) {
    if (array instanceof Object[] objects) {
      return objects[within(index, objects.length)];
    } else if (array instanceof boolean[] booleans) {
      return booleans[within(index, booleans.length)];
    } else if (array instanceof byte[] bytes) {
      return bytes[within(index, bytes.length)];
    } else if (array instanceof char[] chars) {
      return chars[within(index, chars.length)];
    } else if (array instanceof short[] shorts) {
      return shorts[within(index, shorts.length)];
    } else if (array instanceof int[] ints) {
      return ints[within(index, ints.length)];
    } else if (array instanceof long[] longs) {
      return longs[within(index, longs.length)];
    } else if (array instanceof float[] floats) {
      return floats[within(index, floats.length)];
    } else if (array instanceof double[] doubles) {
      return doubles[within(index, doubles.length)];
    }
    throw notAnArray(array, "Argument is not an array");
  }

  public static void set(Object array, int index, Object value) {
    if (array instanceof Object[] objects) {
      within(index, objects.length);
      if (value != null && !array.getClass().getComponentType().isInstance(value)) {
        throw new IllegalArgumentException("array element type mismatch");
      }
      objects[index] = value;
      return;
    } else if (array == null || !array.getClass().isArray()) {
      throw notAnArray(array, "Argument is not an array");
    } else if (value == null) {
      throw new IllegalArgumentException();
    }
    setPrimitive(array, index, value);
  }

  @Adds
  private static void setPrimitive(Object array, int index, Object value) {
    if (array instanceof boolean[] booleans) {
      within(index, booleans.length);
      booleans[index] = (Boolean) fitting(value, 'Z');
    } else if (array instanceof byte[] bytes) {
      within(index, bytes.length);
      bytes[index] = (Byte) fitting(value, 'B');
    } else if (array instanceof char[] chars) {
      within(index, chars.length);
      chars[index] = (Character) fitting(value, 'C');
    } else if (array instanceof short[] shorts) {
      within(index, shorts.length);
      shorts[index] = (Short) fitting(value, 'S');
    } else if (array instanceof int[] ints) {
      within(index, ints.length);
      ints[index] = (Integer) fitting(value, 'I');
    } else if (array instanceof long[] longs) {
      within(index, longs.length);
      longs[index] = (Long) fitting(value, 'J');
    } else if (array instanceof float[] floats) {
      within(index, floats.length);
      floats[index] = (Float) fitting(value, 'F');
    } else if (array instanceof double[] doubles) {
      within(index, doubles.length);
      doubles[index] = (Double) fitting(value, 'D');
    } else {
      throw notAnArray(array, "Argument is not an array of primitive type");
    }
  }

  @Adds
  private static Object primitive(Object array, int index, char kind) {
    if (array instanceof Object[] || array != null && !array.getClass().isArray()) {
      throw notAnArray(array, "Argument is not an array of primitive type");
    }
    return fitting(get(array, index), kind);
  }

  @Adds
  private static Object fitting(Object value, char kind) {
    Object widened = Arguments.widened(value, kind);
    if (widened == null) {
      throw new IllegalArgumentException("argument type mismatch");
    }
    return widened;
  }

  @Adds
  private static int within(int index, int length) {
    if (index < 0 || index >= length) {
      throw new ArrayIndexOutOfBoundsException();
    }
    return index;
  }

  @Adds
  private static RuntimeException notAnArray(Object array, String message) {
    return array == null ? new NullPointerException() : new IllegalArgumentException(message);
  }

  public static boolean getBoolean(Object array, int index) {
    return (Boolean) primitive(array, index, 'Z');
  }

  public static void setBoolean(Object array, int index, boolean value) {
    setPrimitive(array, index, value);
  }

  public static byte getByte(Object array, int index) {
    return (Byte) primitive(array, index, 'B');
  }

  public static void setByte(Object array, int index, byte value) {
    setPrimitive(array, index, value);
  }

  public static char getChar(Object array, int index) {
    return (Character) primitive(array, index, 'C');
  }

  public static void setChar(Object array, int index, char value) {
    setPrimitive(array, index, value);
  }

  public static short getShort(Object array, int index) {
    return (Short) primitive(array, index, 'S');
  }

  public static void setShort(Object array, int index, short value) {
    setPrimitive(array, index, value);
  }

  public static int getInt(Object array, int index) {
    return (Integer) primitive(array, index, 'I');
  }

  public static void setInt(Object array, int index, int value) {
    setPrimitive(array, index, value);
  }

  public static long getLong(Object array, int index) {
    return (Long) primitive(array, index, 'J');
  }

  public static void setLong(Object array, int index, long value) {
    setPrimitive(array, index, value);
  }

  public static float getFloat(Object array, int index) {
    return (Float) primitive(array, index, 'F');
  }

  public static void setFloat(Object array, int index, float value) {
    setPrimitive(array, index, value);
  }

  public static double getDouble(Object array, int index) {
    return (Double) primitive(array, index, 'D');
  }

  public static void setDouble(Object array, int index, double value) {
    setPrimitive(array, index, value);
  }
}
