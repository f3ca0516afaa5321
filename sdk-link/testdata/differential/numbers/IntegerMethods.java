package numbers;

/** Integer and Long: radices, bits, unsigned arithmetic, parsing. */
public class IntegerMethods {
  public static void main(String[] args) {
    int[] ints = {0, 1, -1, 42, -42, 1 << 30, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x0F0F0F0F};
    for (int i : ints) {
      System.out.println(
          i
              + " "
              + Integer.toBinaryString(i)
              + " "
              + Integer.toOctalString(i)
              + " "
              + Integer.toHexString(i)
              + " "
              + Integer.toString(i, 36)
              + " "
              + Integer.toUnsignedString(i)
              + " "
              + Integer.toString(i, 7)
              + " "
              + Integer.bitCount(i)
              + " "
              + Integer.reverse(i)
              + " "
              + Integer.reverseBytes(i)
              + " "
              + Integer.highestOneBit(i)
              + " "
              + Integer.lowestOneBit(i)
              + " "
              + Integer.numberOfLeadingZeros(i)
              + " "
              + Integer.numberOfTrailingZeros(i)
              + " "
              + Integer.rotateLeft(i, 5)
              + " "
              + Integer.rotateRight(i, 37)
              + " "
              + Integer.signum(i)
              + " "
              + Integer.divideUnsigned(i, 7)
              + " "
              + Integer.remainderUnsigned(i, 7)
              + " "
              + Integer.compareUnsigned(i, 5)
              + " "
              + Integer.toUnsignedLong(i));
    }
    long[] longs = {
      0, 1, -1, 1L << 62, Long.MIN_VALUE, Long.MAX_VALUE, 0x00FF00FF00FF00FFL, -123456789012L
    };
    for (long l : longs) {
      System.out.println(
          l
              + " "
              + Long.toBinaryString(l)
              + " "
              + Long.toHexString(l)
              + " "
              + Long.toOctalString(l)
              + " "
              + Long.toString(l, 36)
              + " "
              + Long.toUnsignedString(l)
              + " "
              + Long.toUnsignedString(l, 3)
              + " "
              + Long.bitCount(l)
              + " "
              + Long.reverse(l)
              + " "
              + Long.reverseBytes(l)
              + " "
              + Long.highestOneBit(l)
              + " "
              + Long.numberOfLeadingZeros(l)
              + " "
              + Long.numberOfTrailingZeros(l)
              + " "
              + Long.rotateLeft(l, 13)
              + " "
              + Long.divideUnsigned(l, 10)
              + " "
              + Long.remainderUnsigned(l, 10)
              + " "
              + Long.compareUnsigned(l, 1)
              + " "
              + Long.signum(l)
              + " "
              + Long.hashCode(l));
    }
    System.out.println(
        Integer.parseInt("-80000000", 16)
            + " "
            + Integer.parseUnsignedInt("ffffffff", 16)
            + " "
            + Integer.parseInt("+7")
            + Integer.decode("0x10")
            + Integer.decode("-010")
            + Integer.decode("#f")
            + " "
            + Long.parseLong("zz", 36)
            + " "
            + Long.parseUnsignedLong("18446744073709551615")
            + " "
            + Integer.parseInt("abc123", 3, 6, 10)
            + Short.parseShort("-5")
            + Byte.decode("0x7f"));
    System.out.println(
        Integer.MAX_VALUE
            + Integer.compare(3, 5)
            + Integer.max(2, 9)
            + Integer.sum(1, 1)
            + " "
            + Byte.toUnsignedInt((byte) -1)
            + Short.toUnsignedLong((short) -1)
            + Short.reverseBytes((short) 0x1234)
            + Integer.valueOf(5).compareTo(6)
            + Long.valueOf(5).equals(5)
            + Integer.getInteger("no.such", 3));
  }
}
