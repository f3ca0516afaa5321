package init;

/** Large constant tables of every type, as initialisers have them. */
public class StaticTables {
  static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61};
  static final byte[] BYTES = {1, -1, 127, -128, 0, 'a'};
  static final char[] CHARS = "0123456789abcdef".toCharArray();
  static final long[] LONGS = {1L << 40, -1, Long.MIN_VALUE};
  static final double[] DOUBLES = {0.1, -0.0, 1e300, Double.NaN};
  static final float[] FLOATS = {0.1f, 1e-40f};
  static final short[] SHORTS = {-32768, 32767};
  static final boolean[] FLAGS = {true, false, true};
  static final String[] NAMES = {"zero", "one", null, "\u20ac"};
  static final int[][] NESTED = {{1}, {2, 3}, {}, null};
  static final int[] CRC = new int[256];
  static final Object[] MIXED = {1, "two", 3.0, 'c', new int[] {5}, Object.class};

  static {
    for (int n = 0; n < 256; n++) {
      int c = n;
      for (int k = 0; k < 8; k++) {
        c = (c & 1) != 0 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
      }
      CRC[n] = c;
    }
  }

  public static void main(String[] args) {
    System.out.println(
        java.util.Arrays.toString(PRIMES)
            + java.util.Arrays.toString(BYTES)
            + java.util.Arrays.toString(LONGS)
            + java.util.Arrays.toString(DOUBLES)
            + java.util.Arrays.toString(FLOATS)
            + java.util.Arrays.toString(SHORTS)
            + java.util.Arrays.toString(FLAGS)
            + java.util.Arrays.toString(NAMES)
            + java.util.Arrays.deepToString(NESTED)
            + new String(CHARS));
    System.out.println(java.util.Arrays.hashCode(CRC) + " " + CRC[1] + " " + CRC[255]);
    System.out.println(MIXED[0] + "" + MIXED[1] + MIXED[2] + MIXED[3] + MIXED[5]);
    PRIMES[0] = 99;
    NAMES[2] = "two";
    System.out.println(PRIMES[0] + NAMES[2]);
  }
}
