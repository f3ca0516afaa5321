package kiln.runtime.invoke;

import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import kiln.runtime.substitute.Substitutes;

/** Views of arrays of bytes need no name looked up; see {@link Views}. */
@Substitutes("java.lang.invoke.MethodHandles")
final class MethodHandlesSubstitution {
  private MethodHandlesSubstitution() {}

  public static VarHandle byteArrayViewVarHandle(Class<?> view, ByteOrder order) {
    return Handles.field(order == ByteOrder.BIG_ENDIAN ? 1 : 0);
  }
}
