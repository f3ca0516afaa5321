package kiln.link.differential.generator;

import java.util.List;
import java.util.SplittableRandom;

/** All randomness of one program, and its supply of names. */
final class Choices {
  private static final String[] INTS = {
    "0",
    "1",
    "(-1)",
    "2",
    "7",
    "31",
    "(-128)",
    "255",
    "65535",
    "1000003",
    "2147483647",
    "(-2147483648)",
    "0x55555555"
  };
  private static final String[] LONGS = {
    "0L",
    "1L",
    "(-1L)",
    "3L",
    "4294967296L",
    "(-4294967297L)",
    "9223372036854775807L",
    "(-9223372036854775808L)",
    "0x123456789abcdefL"
  };
  private static final String[] DOUBLES = {
    "0.0",
    "(-0.0)",
    "1.0",
    "0.1",
    "(-2.5)",
    "1e10",
    "1e300",
    "4.9e-324",
    "Double.NaN",
    "Double.POSITIVE_INFINITY",
    "Double.NEGATIVE_INFINITY",
    "2147483648.5"
  };
  private static final String[] STRINGS = {
    "\"\"",
    "\"a\"",
    "\"Kiln\"",
    "\"Aa\"",
    "\"BB\"",
    "\"caf\\u00e9\"",
    "\"\\u20ac\\ud83d\\ude00\"",
    "\"0\""
  };

  private final SplittableRandom random;
  private int names;

  Choices(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String name(String prefix) {
    return prefix + names++;
  }

  String literal(Type type) {
    return switch (type) {
      case INT -> oneIn(3) ? "" + below(100) : of(INTS);
      case LONG -> of(LONGS);
      case FLOAT -> "((float) " + of(DOUBLES) + ")";
      case DOUBLE -> of(DOUBLES);
      case BOOLEAN -> of("true", "false");
      case BYTE, SHORT, CHAR -> "((" + type.text + ") " + of(INTS) + ")";
      case STRING -> of(STRINGS);
      case INTS ->
          oneIn(3)
              ? "(new int[" + below(5) + "])"
              : "(new int[] {" + of(INTS) + ", " + below(9) + ", 5})";
      case LONGS -> "(new long[] {" + of(LONGS) + ", " + of(LONGS) + "})";
      case DOUBLES -> "(new double[] {" + of(DOUBLES) + ", " + of(DOUBLES) + ", 0.5})";
      case STRINGS -> "(new String[] {" + of(STRINGS) + ", null, " + of(STRINGS) + "})";
      case SHAPE ->
          oneIn(8)
              ? "((Shape) null)"
              : "(new " + of("Round", "Flat", "Thin") + "(" + below(50) + "))";
      case OBJECT ->
          oneIn(8)
              ? "((Object) null)"
              : "((Object) "
                  + literal(
                      of(
                          Type.INT,
                          Type.LONG,
                          Type.DOUBLE,
                          Type.STRING,
                          Type.CHAR,
                          Type.INTS,
                          Type.STRINGS,
                          Type.SHAPE))
                  + ")";
    };
  }
}
