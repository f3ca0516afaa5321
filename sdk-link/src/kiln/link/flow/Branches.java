package kiln.link.flow;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.analysis.Frame;

/** Decides conditional jumps whose operands are known. */
final class Branches implements Opcodes {
  private Branches() {}

  /** TRUE if the jump is always taken from {@code before}, FALSE if never, null if unknown. */
  static Boolean taken(int opcode, Frame<Value> before) {
    int top = before.getStackSize() - 1;
    switch (opcode) {
      case GOTO:
        return true;
      case IFNULL:
        return before.getStack(top).nullness();
      case IFNONNULL:
        Boolean isNull = before.getStack(top).nullness();
        return isNull == null ? null : !isNull;
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE:
        return compare(opcode - IFEQ, before.getStack(top).asInt(), 0);
      case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE:
        return compare(
            opcode - IF_ICMPEQ, before.getStack(top - 1).asInt(), before.getStack(top).asInt());
      default:
        return null;
    }
  }

  /** {@code condition}: 0 to 5 for eq, ne, lt, ge, gt, le. */
  private static Boolean compare(int condition, Integer a, Integer b) {
    if (a == null || b == null) {
      return null;
    }
    int order = Integer.compare(a, b);
    return switch (condition) {
      case 0 -> order == 0;
      case 1 -> order != 0;
      case 2 -> order < 0;
      case 3 -> order >= 0;
      case 4 -> order > 0;
      default -> order <= 0;
    };
  }
}
