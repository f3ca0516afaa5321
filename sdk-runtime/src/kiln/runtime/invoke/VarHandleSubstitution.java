package kiln.runtime.invoke;

import java.lang.invoke.VarHandle;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * A handle is an offset; what is accessed follows from the call (the native step writes the
 * accesses out, see its HandleWriter).
 */
@Substitutes("java.lang.invoke.VarHandle")
class VarHandleSubstitution {
  long offset;

  static {
    // none of the original's tables is there
  }

  @Adds
  VarHandleSubstitution() {}

  public VarHandle withInvokeExactBehavior() {
    return (VarHandle) (Object) this; // every access is written out with the types of its call
  }

  public VarHandle withInvokeBehavior() {
    return (VarHandle) (Object) this;
  }

  @Override
  public final String toString() {
    return "VarHandle[offset=".concat(Long.toString(offset)).concat("]");
  }

  @StandsFor("java.lang.invoke.VarHandle")
  static class Named {
    long offset;

    Named() {}
  }
}

/** A VarHandle that can be instantiated. */
final class Variable extends VarHandleSubstitution.Named {
  Variable(long offset) {
    this.offset = offset;
  }
}
