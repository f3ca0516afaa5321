package kiln.runtime.invoke;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Makes handles and updaters from the offsets that the linker puts in place of field names. */
public final class Handles {
  private Handles() {}

  /** A handle on the field at {@code offset}, in bytes; 0 for elements of arrays. */
  static VarHandle field(long offset) {
    return (VarHandle) (Object) new Variable(offset);
  }

  static <T, V> AtomicReferenceFieldUpdater<T, V> references(long offset) {
    return new ReferenceUpdater<>(offset);
  }

  static <T> AtomicIntegerFieldUpdater<T> integers(long offset) {
    return new IntegerUpdater<>(offset);
  }

  static <T> AtomicLongFieldUpdater<T> longs(long offset) {
    return new LongUpdater<>(offset);
  }
}
