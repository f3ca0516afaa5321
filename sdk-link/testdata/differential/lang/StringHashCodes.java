package lang;

/** Hash codes of strings, computed once and the same everywhere. */
public class StringHashCodes {
  public static void main(String[] args) {
    String[] values = {
      "",
      "a",
      "ab",
      "hello",
      "Aa",
      "BB",
      "\u0000",
      "\u0000\u0000",
      "polygenelubricants",
      "\u00e9",
      "\u20ac",
      "\ud83d\ude00",
      "The quick brown fox jumps over the lazy dog"
    };
    for (String s : values) {
      System.out.println(
          s.length()
              + " "
              + s.hashCode()
              + " "
              + new String(s).hashCode()
              + " "
              + new StringBuilder(s).reverse().toString().hashCode());
    }
    System.out.println(Boolean.hashCode(true) + " " + Boolean.FALSE.hashCode());
    System.out.println(
        Byte.valueOf((byte) -1).hashCode() + " " + Short.valueOf((short) 5).hashCode());
    System.out.println(Character.valueOf('x').hashCode() + " " + Integer.valueOf(-7).hashCode());
    System.out.println(
        Long.hashCode(-1) + " " + Long.hashCode(1L << 40) + " " + Float.hashCode(1.5f));
    System.out.println(
        Double.hashCode(-0.0)
            + " "
            + Double.hashCode(0.0)
            + " "
            + Double.hashCode(Double.NaN)
            + " "
            + Double.hashCode(1e100));
    System.out.println(
        java.util.Arrays.hashCode(new int[] {1, 2, 3})
            + " "
            + java.util.Arrays.hashCode(new Object[] {"a", null, 1})
            + " "
            + java.util.Objects.hash(1, "two", 3.0, null));
    System.out.println(
        java.util.List.of("a", "b").hashCode()
            + " "
            + java.util.Map.of("k", "v").hashCode()
            + " "
            + java.util.Set.of(1, 2, 3).hashCode());
  }
}
