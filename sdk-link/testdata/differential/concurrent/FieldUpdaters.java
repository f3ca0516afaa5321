package concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.*;

/** Field updaters and VarHandles over fields and arrays. */
public class FieldUpdaters {
  volatile int field = 1;
  volatile long wide = 2;
  volatile String text = "t";
  static final VarHandle FIELD;
  static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(int[].class);

  static {
    try {
      FIELD = MethodHandles.lookup().findVarHandle(FieldUpdaters.class, "field", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) {
    FieldUpdaters o = new FieldUpdaters();
    var ints = AtomicIntegerFieldUpdater.newUpdater(FieldUpdaters.class, "field");
    var longs = AtomicLongFieldUpdater.newUpdater(FieldUpdaters.class, "wide");
    var refs = AtomicReferenceFieldUpdater.newUpdater(FieldUpdaters.class, String.class, "text");
    System.out.println(
        ints.incrementAndGet(o)
            + " "
            + longs.getAndAdd(o, 40)
            + " "
            + refs.compareAndSet(o, "t", "u")
            + o.text
            + o.wide);
    System.out.println(
        (int) FIELD.getAndAdd(o, 5)
            + " "
            + (int) FIELD.getVolatile(o)
            + FIELD.compareAndSet(o, 7, 70)
            + o.field);
    int[] a = {1, 2, 3};
    System.out.println(
        (int) ELEMENTS.getAndSet(a, 1, 20)
            + " "
            + ELEMENTS.weakCompareAndSetPlain(a, 2, 99, 0)
            + a[1]);
    try {
      ELEMENTS.setVolatile(a, 3, 1);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    VarHandle.fullFence();
  }
}
