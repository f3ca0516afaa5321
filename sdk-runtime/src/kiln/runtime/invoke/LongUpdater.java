package kiln.runtime.invoke;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import jdk.internal.misc.Unsafe;

/** Updates the long field at an offset. */
final class LongUpdater<T> extends AtomicLongFieldUpdater<T> {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final long offset;

  LongUpdater(long offset) {
    this.offset = offset;
  }

  @Override
  public boolean compareAndSet(T object, long expected, long value) {
    return UNSAFE.compareAndSetLong(object, offset, expected, value);
  }

  @Override
  public boolean weakCompareAndSet(T object, long expected, long value) {
    return UNSAFE.compareAndSetLong(object, offset, expected, value);
  }

  @Override
  public void set(T object, long value) {
    UNSAFE.putLong(object, offset, value);
  }

  @Override
  public void lazySet(T object, long value) {
    UNSAFE.putLong(object, offset, value);
  }

  @Override
  public long get(T object) {
    return UNSAFE.getLong(object, offset);
  }
}
