package kiln.runtime.invoke;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import jdk.internal.misc.Unsafe;

/** Updates the int field at an offset. */
final class IntegerUpdater<T> extends AtomicIntegerFieldUpdater<T> {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final long offset;

  IntegerUpdater(long offset) {
    this.offset = offset;
  }

  @Override
  public boolean compareAndSet(T object, int expected, int value) {
    return UNSAFE.compareAndSetInt(object, offset, expected, value);
  }

  @Override
  public boolean weakCompareAndSet(T object, int expected, int value) {
    return UNSAFE.compareAndSetInt(object, offset, expected, value);
  }

  @Override
  public void set(T object, int value) {
    UNSAFE.putInt(object, offset, value);
  }

  @Override
  public void lazySet(T object, int value) {
    UNSAFE.putInt(object, offset, value);
  }

  @Override
  public int get(T object) {
    return UNSAFE.getInt(object, offset);
  }
}
