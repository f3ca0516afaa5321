package kiln.runtime.invoke;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import jdk.internal.misc.Unsafe;

/** Updates the reference field at an offset. */
final class ReferenceUpdater<T, V> extends AtomicReferenceFieldUpdater<T, V> {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final long offset;

  ReferenceUpdater(long offset) {
    this.offset = offset;
  }

  @Override
  public boolean compareAndSet(T object, V expected, V value) {
    return UNSAFE.compareAndSetReference(object, offset, expected, value);
  }

  @Override
  public boolean weakCompareAndSet(T object, V expected, V value) {
    return UNSAFE.compareAndSetReference(object, offset, expected, value);
  }

  @Override
  public void set(T object, V value) {
    UNSAFE.putReference(object, offset, value);
  }

  @Override
  public void lazySet(T object, V value) {
    UNSAFE.putReference(object, offset, value);
  }

  @Override
  @SuppressWarnings("unchecked")
  public V get(T object) {
    return (V) UNSAFE.getReference(object, offset);
  }
}
