package kiln.link.initial;

import java.util.Objects;
import org.objectweb.asm.Opcodes;

/** Constants, arithmetic, conversions and comparisons: Java's own, as this is Java. */
final class Numbers implements Opcodes {
  private Numbers() {}

  /** Executes an instruction on numbers; false if it is none. */
  static boolean execute(int op, Operands stack) {
    if (op >= ACONST_NULL && op <= DCONST_1) {
      stack.push(constant(op));
    } else if (op >= INEG && op <= DNEG) {
      stack.push(negative(stack.pop()));
    } else if (op >= IADD && op <= LXOR) {
      Object b = stack.pop();
      Object a = stack.pop();
      stack.push(binary(op, a, b));
    } else if (op >= I2L && op <= I2S) {
      stack.push(convert(op, (Number) stack.pop()));
    } else if (op >= LCMP && op <= DCMPG) {
      Object b = stack.pop();
      Object a = stack.pop();
      stack.push(compare(op, a, b));
    } else {
      return false;
    }
    return true;
  }

  private static Object constant(int op) {
    if (op == ACONST_NULL) {
      return null;
    } else if (op <= ICONST_5) {
      return op - ICONST_0;
    } else if (op <= LCONST_1) {
      return (long) (op - LCONST_0);
    }
    return op <= FCONST_2 ? (Object) (float) (op - FCONST_0) : (Object) (double) (op - DCONST_0);
  }

  private static Object negative(Object a) {
    if (a instanceof Integer i) {
      return -i;
    } else if (a instanceof Long l) {
      return -l;
    }
    return a instanceof Float f ? (Object) (-f) : (Object) (-(Double) a);
  }

  private static Object binary(int op, Object a, Object b) {
    if (a instanceof Integer x) {
      return ints(op, x, (Integer) b);
    } else if (a instanceof Long x) {
      return longs(op, x, ((Number) b).longValue()); // the distance of a shift is an int
    } else if (a instanceof Float x) {
      float y = (Float) b;
      return switch (op) {
        case FADD -> x + y;
        case FSUB -> x - y;
        case FMUL -> x * y;
        case FDIV -> x / y;
        default -> x % y;
      };
    }
    double x = (Double) a;
    double y = (Double) b;
    return switch (op) {
      case DADD -> x + y;
      case DSUB -> x - y;
      case DMUL -> x * y;
      case DDIV -> x / y;
      default -> x % y;
    };
  }

  private static int ints(int op, int a, int b) {
    return switch (op) {
      case IADD -> a + b;
      case ISUB -> a - b;
      case IMUL -> a * b;
      case IDIV -> a / b;
      case IREM -> a % b;
      case ISHL -> a << b;
      case ISHR -> a >> b;
      case IUSHR -> a >>> b;
      case IAND -> a & b;
      case IOR -> a | b;
      default -> a ^ b;
    };
  }

  private static long longs(int op, long a, long b) {
    return switch (op) {
      case LADD -> a + b;
      case LSUB -> a - b;
      case LMUL -> a * b;
      case LDIV -> a / b;
      case LREM -> a % b;
      case LSHL -> a << b;
      case LSHR -> a >> b;
      case LUSHR -> a >>> b;
      case LAND -> a & b;
      case LOR -> a | b;
      default -> a ^ b;
    };
  }

  /** Number's own conversions of float and double are Java's casts, saturation included. */
  private static Object convert(int op, Number a) {
    return switch (op) {
      case I2L, F2L, D2L -> (Object) a.longValue();
      case I2F, L2F, D2F -> (Object) a.floatValue();
      case I2D, L2D, F2D -> (Object) a.doubleValue();
      case L2I, F2I, D2I -> (Object) a.intValue();
      case I2B -> (Object) (int) (byte) a.intValue();
      case I2C -> (Object) (int) (char) a.intValue();
      default -> (Object) (int) (short) a.intValue();
    };
  }

  private static int compare(int op, Object a, Object b) {
    if (op == LCMP) {
      return Long.compare((Long) a, (Long) b);
    }
    double x = ((Number) a).doubleValue();
    double y = ((Number) b).doubleValue();
    return x < y ? -1 : x == y ? 0 : x > y ? 1 : op == FCMPL || op == DCMPL ? -1 : 1;
  }

  /** Is the conditional jump taken? Its operands leave the stack. */
  static boolean jumps(int op, Operands stack) {
    if (op == IFNULL || op == IFNONNULL) {
      return (stack.pop() == null) == (op == IFNULL);
    } else if (op == IF_ACMPEQ || op == IF_ACMPNE) {
      return same(stack.pop(), stack.pop()) == (op == IF_ACMPEQ);
    }
    int b = op <= IFLE ? 0 : stack.popInt();
    int a = stack.popInt();
    return switch (op <= IFLE ? op - IFEQ : op - IF_ICMPEQ) {
      case 0 -> a == b;
      case 1 -> a != b;
      case 2 -> a < b;
      case 3 -> a >= b;
      case 4 -> a > b;
      default -> a <= b;
    };
  }

  /** Strings here are literals, and equal literals are one object; so are classes. */
  private static boolean same(Object a, Object b) {
    return a instanceof Made || b instanceof Made ? a == b : Objects.equals(a, b);
  }
}
