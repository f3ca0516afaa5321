package kiln.runtime.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The natives of StrictMath against HotSpot's, bit for bit: 400,000 arguments of each function,
 * folded into a hash on both sides ({@code testdata/native/strict.c}).
 */
class StrictMathTest {
  private static final int ARGUMENTS = 400_000;

  @TempDir Path folder;

  private long state;

  @Test
  void everyFunctionGivesTheBitsOfHotSpot() throws Exception {
    String expected = one("sin", StrictMath::sin)
        + one("cos", StrictMath::cos)
        + one("tan", StrictMath::tan)
        + one("asin", StrictMath::asin)
        + one("acos", StrictMath::acos)
        + one("atan", StrictMath::atan)
        + one("log", StrictMath::log)
        + one("log10", StrictMath::log10)
        + one("log1p", StrictMath::log1p)
        + one("expm1", StrictMath::expm1)
        + one("sinh", StrictMath::sinh)
        + one("cosh", StrictMath::cosh)
        + one("tanh", StrictMath::tanh)
        + one("sqrt", StrictMath::sqrt)
        + two("atan2", StrictMath::atan2)
        + two("IEEEremainder", StrictMath::IEEEremainder);
    assertEquals(expected, NativeProgram.link("strict", folder).run().output());
  }

  private String one(String name, DoubleUnaryOperator function) {
    long hash = 0xcbf29ce484222325L;
    state = 4711;
    for (int i = 0; i < ARGUMENTS; i++) {
      hash = fold(hash, function.applyAsDouble(argument(i)));
    }
    return String.format("%s 0x%016x%n", name, hash);
  }

  private String two(String name, DoubleBinaryOperator function) {
    long hash = 0xcbf29ce484222325L;
    state = 4711;
    for (int i = 0; i < ARGUMENTS; i++) {
      double x = argument(i);
      double y = argument(i / 8);
      hash = fold(hash, function.applyAsDouble(x, y));
    }
    return String.format("%s 0x%016x%n", name, hash);
  }

  private static long fold(long hash, double result) {
    return (hash ^ Double.doubleToLongBits(result)) * 1099511628211L; // FNV-1a's prime
  }

  /** Any bits, and the ranges where the functions have their cases; strict.c makes the same. */
  private double argument(int i) {
    return switch (i % 8) {
      case 0 -> Double.longBitsToDouble(random());
      case 1 -> unit() * 2 - 1;
      case 2 -> unit() * 1500 - 750;
      case 3 -> (double) Long.remainderUnsigned(random(), 2000000) * 1.5707963267948966;
      case 4 -> (double) Long.remainderUnsigned(random(), 200) - 100;
      case 5 -> (unit() - 0.5) * 0x1p-20;
      case 6 -> unit() * 0x1p60;
      default -> unit() * 50 - 25;
    };
  }

  private double unit() {
    return (double) (random() >>> 11) * 0x1p-53;
  }

  private long random() {
    state ^= state << 13;
    state ^= state >>> 7;
    return state ^= state << 17;
  }
}
