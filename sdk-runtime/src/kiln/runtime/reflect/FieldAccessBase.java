package kiln.runtime.reflect;

import java.lang.reflect.Field;
import jdk.internal.reflect.FieldAccessor;
import kiln.runtime.substitute.StandsFor;

/** The JDK's base of field accessors: it checks objects and words its exceptions. */
@StandsFor("jdk.internal.reflect.UnsafeFieldAccessorImpl")
abstract class FieldAccessBase implements FieldAccessor {
  protected final Field field;
  protected final long fieldOffset;

  FieldAccessBase(Field field) {
    this.field = field;
    this.fieldOffset = 0;
  }

  protected native void ensureObj(Object object);

  protected native void throwSetIllegalArgumentException(Object value);

  protected native void throwFinalFieldIllegalAccessException(Object value)
      throws IllegalAccessException;

  protected native void throwSetIllegalArgumentException(boolean value);

  protected native void throwFinalFieldIllegalAccessException(boolean value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetBooleanIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(byte value);

  protected native void throwFinalFieldIllegalAccessException(byte value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetByteIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(char value);

  protected native void throwFinalFieldIllegalAccessException(char value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetCharIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(short value);

  protected native void throwFinalFieldIllegalAccessException(short value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetShortIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(int value);

  protected native void throwFinalFieldIllegalAccessException(int value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetIntIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(long value);

  protected native void throwFinalFieldIllegalAccessException(long value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetLongIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(float value);

  protected native void throwFinalFieldIllegalAccessException(float value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetFloatIllegalArgumentException();

  protected native void throwSetIllegalArgumentException(double value);

  protected native void throwFinalFieldIllegalAccessException(double value)
      throws IllegalAccessException;

  protected native IllegalArgumentException newGetDoubleIllegalArgumentException();
}
