package kiln.link.closure;

import java.util.Map;
import java.util.TreeMap;

/**
 * Methods that the native step writes as a C expression in place of a call. In the expression
 * {@code $0}, {@code $1}… stand for the arguments, the receiver first. None of them throws; a null
 * receiver is checked before. The helpers are in {@code intrinsics.h} of the runtime.
 */
public final class Intrinsics {
  private static final Map<String, String> TABLE = new TreeMap<>();

  static {
    add("java/lang/Object.getClass()Ljava/lang/Class;", "AT(Object, $0->class_)");
    add("java/lang/Object.<init>()V", "(void)0");
    add("java/lang/Float.floatToRawIntBits(F)I", "kiln_float_bits($0)");
    add("java/lang/Float.intBitsToFloat(I)F", "kiln_bits_float($0)");
    add("java/lang/Double.doubleToRawLongBits(D)J", "kiln_double_bits($0)");
    add("java/lang/Double.longBitsToDouble(J)D", "kiln_bits_double($0)");
    for (String math : new String[] {"java/lang/Math", "java/lang/StrictMath"}) {
      add(math + ".sqrt(D)D", "__builtin_sqrt($0)");
      add(math + ".abs(D)D", "__builtin_fabs($0)");
      add(math + ".abs(F)F", "__builtin_fabsf($0)");
    }
    add("java/lang/Math.multiplyHigh(JJ)J", "kiln_multiply_high($0, $1)");
    add("java/lang/Integer.bitCount(I)I", "__builtin_popcount((u32)$0)");
    add("java/lang/Long.bitCount(J)I", "__builtin_popcountll((u64)$0)");
    add("java/lang/Integer.numberOfLeadingZeros(I)I", "kiln_clz32($0)");
    add("java/lang/Integer.numberOfTrailingZeros(I)I", "kiln_ctz32($0)");
    add("java/lang/Long.numberOfLeadingZeros(J)I", "kiln_clz64($0)");
    add("java/lang/Long.numberOfTrailingZeros(J)I", "kiln_ctz64($0)");
    add("java/lang/Integer.reverseBytes(I)I", "(i32)__builtin_bswap32((u32)$0)");
    add("java/lang/Long.reverseBytes(J)J", "(i64)__builtin_bswap64((u64)$0)");
    add("java/lang/Integer.rotateLeft(II)I", "kiln_rotl32($0, $1)");
    add("java/lang/Integer.rotateRight(II)I", "kiln_rotl32($0, -($1))");
    add("java/lang/Long.rotateLeft(JI)J", "kiln_rotl64($0, $1)");
    add("java/lang/Long.rotateRight(JI)J", "kiln_rotl64($0, -($1))");
    add("java/lang/ref/Reference.reachabilityFence(Ljava/lang/Object;)V", "kiln_keep($0)");
    unsafe();
  }

  private Intrinsics() {}

  private static void add(String method, String expression) {
    TABLE.put(method, expression);
  }

  private static void unsafe() {
    String unsafe = "jdk/internal/misc/Unsafe.";
    String[][] types = {
      {"Boolean", "Z", "u8"},
      {"Byte", "B", "i8"},
      {"Short", "S", "i16"},
      {"Char", "C", "u16"},
      {"Int", "I", "i32"},
      {"Long", "J", "i64"},
      {"Float", "F", "float"},
      {"Double", "D", "double"},
      {"Reference", "Ljava/lang/Object;", "ref"}
    };
    for (String[] type : types) {
      for (String mode : new String[] {"", "Volatile", "Acquire", "Opaque"}) {
        add(
            unsafe + "get" + type[0] + mode + "(Ljava/lang/Object;J)" + type[1],
            "kiln_get_" + type[2] + "($1, $2)");
      }
      for (String mode : new String[] {"", "Volatile", "Release", "Opaque"}) {
        add(
            unsafe + "put" + type[0] + mode + "(Ljava/lang/Object;J" + type[1] + ")V",
            "kiln_put_" + type[2] + "($1, $2, $3)");
      }
    }
    String[][] swapped = {types[4], types[5], types[8]};
    for (String[] type : swapped) {
      String values = type[1] + type[1];
      for (String mode : new String[] {"", "Plain", "Acquire", "Release"}) {
        add(
            unsafe + "weakCompareAndSet" + type[0] + mode + "(Ljava/lang/Object;J" + values + ")Z",
            "kiln_cas_" + type[2] + "($1, $2, $3, $4)");
      }
      add(
          unsafe + "compareAndSet" + type[0] + "(Ljava/lang/Object;J" + values + ")Z",
          "kiln_cas_" + type[2] + "($1, $2, $3, $4)");
      for (String mode : new String[] {"", "Acquire", "Release"}) {
        add(
            unsafe + "compareAndExchange" + type[0] + mode
                + "(Ljava/lang/Object;J" + values + ")" + type[1],
            "kiln_exchange_" + type[2] + "($1, $2, $3, $4)");
      }
      for (String mode : new String[] {"", "Acquire", "Release"}) {
        add(
            unsafe + "getAndSet" + type[0] + mode + "(Ljava/lang/Object;J" + type[1] + ")" + type[1],
            "kiln_swap_" + type[2] + "($1, $2, $3)");
        if (!type[2].equals("ref")) {
          add(
              unsafe + "getAndAdd" + type[0] + mode
                  + "(Ljava/lang/Object;J" + type[1] + ")" + type[1],
              "kiln_add_" + type[2] + "($1, $2, $3)");
        }
      }
    }
    for (String fence : new String[] {"full", "load", "store", "loadLoad", "storeStore"}) {
      add(unsafe + fence + "Fence()V", "kiln_fence()");
    }
  }

  /** The C expression for {@code owner.name(descriptor)}, or null. */
  public static String expression(String owner, String name, String descriptor) {
    return TABLE.get(owner + "." + name + descriptor);
  }
}
