package kiln.runtime.invoke;

import jdk.internal.misc.Unsafe;

/**
 * Accesses through handles of {@code MethodHandles.byteArrayViewVarHandle}, which the linker puts in
 * place of the handle's own methods. The handle's offset is 1 for big-endian, 0 for little-endian.
 */
final class Views {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private Views() {}

  private static long at(byte[] bytes, int index, int size) {
    int limit = bytes.length - size + 1;
    if (index < 0 || index >= limit) {
      throw new ArrayIndexOutOfBoundsException(
          "Index " + index + " out of bounds for length " + limit);
    }
    return Unsafe.ARRAY_BYTE_BASE_OFFSET + index;
  }

  private static boolean isBig(VarHandleSubstitution.Named handle) {
    return handle.offset != 0;
  }

  static short getShort(VarHandleSubstitution.Named handle, byte[] bytes, int index) {
    short value = UNSAFE.getShort(bytes, at(bytes, index, 2));
    return isBig(handle) ? Short.reverseBytes(value) : value;
  }

  static void setShort(VarHandleSubstitution.Named handle, byte[] bytes, int index, short value) {
    long at = at(bytes, index, 2);
    UNSAFE.putShort(bytes, at, isBig(handle) ? Short.reverseBytes(value) : value);
  }

  static char getChar(VarHandleSubstitution.Named handle, byte[] bytes, int index) {
    char value = UNSAFE.getChar(bytes, at(bytes, index, 2));
    return isBig(handle) ? Character.reverseBytes(value) : value;
  }

  static void setChar(VarHandleSubstitution.Named handle, byte[] bytes, int index, char value) {
    long at = at(bytes, index, 2);
    UNSAFE.putChar(bytes, at, isBig(handle) ? Character.reverseBytes(value) : value);
  }

  static int getInt(VarHandleSubstitution.Named handle, byte[] bytes, int index) {
    int value = UNSAFE.getInt(bytes, at(bytes, index, 4));
    return isBig(handle) ? Integer.reverseBytes(value) : value;
  }

  static void setInt(VarHandleSubstitution.Named handle, byte[] bytes, int index, int value) {
    long at = at(bytes, index, 4);
    UNSAFE.putInt(bytes, at, isBig(handle) ? Integer.reverseBytes(value) : value);
  }

  static long getLong(VarHandleSubstitution.Named handle, byte[] bytes, int index) {
    long value = UNSAFE.getLong(bytes, at(bytes, index, 8));
    return isBig(handle) ? Long.reverseBytes(value) : value;
  }

  static void setLong(VarHandleSubstitution.Named handle, byte[] bytes, int index, long value) {
    long at = at(bytes, index, 8);
    UNSAFE.putLong(bytes, at, isBig(handle) ? Long.reverseBytes(value) : value);
  }

  static float getFloat(VarHandleSubstitution.Named handle, byte[] bytes, int index) {
    return Float.intBitsToFloat(getInt(handle, bytes, index));
  }

  static void setFloat(VarHandleSubstitution.Named handle, byte[] bytes, int index, float value) {
    setInt(handle, bytes, index, Float.floatToRawIntBits(value));
  }

  static double getDouble(VarHandleSubstitution.Named handle, byte[] bytes, int index) {
    return Double.longBitsToDouble(getLong(handle, bytes, index));
  }

  static void setDouble(VarHandleSubstitution.Named handle, byte[] bytes, int index, double value) {
    setLong(handle, bytes, index, Double.doubleToRawLongBits(value));
  }
}
