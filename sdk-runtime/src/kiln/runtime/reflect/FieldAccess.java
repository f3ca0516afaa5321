package kiln.runtime.reflect;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;

/** Reads and writes one field, with the conversions and errors of {@code java.lang.reflect.Field}. */
final class FieldAccess extends FieldAccessBase {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final char kind; // as descriptors begin
  private final boolean isStatic;
  private final boolean readOnly;

  FieldAccess(Field field, boolean readOnly) {
    super(field);
    this.kind = field.getType().descriptorString().charAt(0);
    this.isStatic = Modifier.isStatic(field.getModifiers());
    this.readOnly = readOnly;
  }

  /** The object that holds the field, checked; static fields have addresses. */
  private Object holder(Object object) {
    if (isStatic) {
      return null;
    }
    ensureObj(object);
    return object;
  }

  private boolean isOneOf(String kinds) {
    return kinds.indexOf(kind) >= 0;
  }

  // --- read ---

  @Override
  public Object get(Object object) {
    switch (kind) {
      case 'Z':
        return getBoolean(object);
      case 'B':
        return getByte(object);
      case 'C':
        return getChar(object);
      case 'S':
        return getShort(object);
      case 'I':
        return getInt(object);
      case 'J':
        return getLong(object);
      case 'F':
        return getFloat(object);
      case 'D':
        return getDouble(object);
      default:
        return UNSAFE.getReference(holder(object), fieldOffset);
    }
  }

  @Override
  public boolean getBoolean(Object object) {
    if (kind != 'Z') {
      throw newGetBooleanIllegalArgumentException();
    }
    return UNSAFE.getBoolean(holder(object), fieldOffset);
  }

  @Override
  public byte getByte(Object object) {
    if (kind != 'B') {
      throw newGetByteIllegalArgumentException();
    }
    return UNSAFE.getByte(holder(object), fieldOffset);
  }

  @Override
  public char getChar(Object object) {
    if (kind != 'C') {
      throw newGetCharIllegalArgumentException();
    }
    return UNSAFE.getChar(holder(object), fieldOffset);
  }

  @Override
  public short getShort(Object object) {
    if (kind == 'S') {
      return UNSAFE.getShort(holder(object), fieldOffset);
    }
    if (!isOneOf("B")) {
      throw newGetShortIllegalArgumentException();
    }
    return getByte(object);
  }

  @Override
  public int getInt(Object object) {
    if (kind == 'I') {
      return UNSAFE.getInt(holder(object), fieldOffset);
    }
    if (kind == 'C') {
      return getChar(object);
    }
    if (!isOneOf("BS")) {
      throw newGetIntIllegalArgumentException();
    }
    return getShort(object);
  }

  @Override
  public long getLong(Object object) {
    if (kind == 'J') {
      return UNSAFE.getLong(holder(object), fieldOffset);
    }
    if (!isOneOf("BSCI")) {
      throw newGetLongIllegalArgumentException();
    }
    return getInt(object);
  }

  @Override
  public float getFloat(Object object) {
    if (kind == 'F') {
      return UNSAFE.getFloat(holder(object), fieldOffset);
    }
    if (!isOneOf("BSCIJ")) {
      throw newGetFloatIllegalArgumentException();
    }
    return getLong(object);
  }

  @Override
  public double getDouble(Object object) {
    if (kind == 'D') {
      return UNSAFE.getDouble(holder(object), fieldOffset);
    }
    if (!isOneOf("BSCIJF")) {
      throw newGetDoubleIllegalArgumentException();
    }
    return getFloat(object);
  }

  // --- write ---

  @Override
  public void set(Object object, Object value) throws IllegalAccessException {
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    if (kind == 'L' || kind == '[') {
      if (value != null && !field.getType().isInstance(value)) {
        throwSetIllegalArgumentException(value);
      }
      UNSAFE.putReference(holder, fieldOffset, value);
      return;
    }
    Object fitting = Arguments.widened(value, kind);
    if (fitting == null) {
      throwSetIllegalArgumentException(value);
    }
    switch (kind) {
      case 'Z' -> UNSAFE.putBoolean(holder, fieldOffset, (Boolean) fitting);
      case 'B' -> UNSAFE.putByte(holder, fieldOffset, (Byte) fitting);
      case 'C' -> UNSAFE.putChar(holder, fieldOffset, (Character) fitting);
      case 'S' -> UNSAFE.putShort(holder, fieldOffset, (Short) fitting);
      case 'I' -> UNSAFE.putInt(holder, fieldOffset, (Integer) fitting);
      case 'J' -> UNSAFE.putLong(holder, fieldOffset, (Long) fitting);
      case 'F' -> UNSAFE.putFloat(holder, fieldOffset, (Float) fitting);
      default -> UNSAFE.putDouble(holder, fieldOffset, (Double) fitting);
    }
  }

  @Override
  public void setBoolean(Object object, boolean value) throws IllegalAccessException {
    if (kind != 'Z') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putBoolean(holder, fieldOffset, value);
  }

  @Override
  public void setByte(Object object, byte value) throws IllegalAccessException {
    if (isOneOf("SIJFD")) {
      setShort(object, value);
      return;
    }
    if (kind != 'B') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putByte(holder, fieldOffset, value);
  }

  @Override
  public void setChar(Object object, char value) throws IllegalAccessException {
    if (isOneOf("IJFD")) {
      setInt(object, value);
      return;
    }
    if (kind != 'C') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putChar(holder, fieldOffset, value);
  }

  @Override
  public void setShort(Object object, short value) throws IllegalAccessException {
    if (isOneOf("IJFD")) {
      setInt(object, value);
      return;
    }
    if (kind != 'S') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putShort(holder, fieldOffset, value);
  }

  @Override
  public void setInt(Object object, int value) throws IllegalAccessException {
    if (isOneOf("JFD")) {
      setLong(object, value);
      return;
    }
    if (kind != 'I') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putInt(holder, fieldOffset, value);
  }

  @Override
  public void setLong(Object object, long value) throws IllegalAccessException {
    if (isOneOf("FD")) {
      setFloat(object, value);
      return;
    }
    if (kind != 'J') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putLong(holder, fieldOffset, value);
  }

  @Override
  public void setFloat(Object object, float value) throws IllegalAccessException {
    if (isOneOf("D")) {
      setDouble(object, value);
      return;
    }
    if (kind != 'F') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putFloat(holder, fieldOffset, value);
  }

  @Override
  public void setDouble(Object object, double value) throws IllegalAccessException {
    if (kind != 'D') {
      throwSetIllegalArgumentException(value);
    }
    Object holder = holder(object);
    if (readOnly) {
      throwFinalFieldIllegalAccessException(value);
    }
    UNSAFE.putDouble(holder, fieldOffset, value);
  }
}
