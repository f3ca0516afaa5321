package numbers;

import java.math.BigInteger;

/** BigInteger: sizes on both sides of every algorithm's threshold. */
public class BigIntegers {
  public static void main(String[] args) {
    BigInteger[] values = {
      BigInteger.ZERO,
      BigInteger.ONE,
      BigInteger.valueOf(-7),
      BigInteger.TWO.pow(64),
      new BigInteger("123456789012345678901234567890"),
      BigInteger.TEN.pow(50).negate(),
      BigInteger.valueOf(Long.MIN_VALUE)
    };
    for (BigInteger a : values) {
      for (BigInteger b : values) {
        System.out.print(
            a.add(b)
                + " "
                + a.subtract(b)
                + " "
                + a.multiply(b)
                + " "
                + a.compareTo(b)
                + " "
                + a.and(b)
                + " "
                + a.or(b)
                + " "
                + a.xor(b)
                + " "
                + a.gcd(b));
        System.out.println(b.signum() == 0 ? "" : " " + a.divide(b) + " " + a.remainder(b));
      }
      System.out.println(
          a.bitLength()
              + " "
              + a.bitCount()
              + " "
              + a.toString(16)
              + " "
              + a.hashCode()
              + " "
              + a.shiftLeft(67)
              + " "
              + a.shiftRight(3)
              + " "
              + a.negate().not()
              + " "
              + a.intValue()
              + " "
              + a.longValue()
              + " "
              + a.doubleValue()
              + " "
              + a.floatValue()
              + java.util.Arrays.toString(a.toByteArray()));
    }
    BigInteger f = BigInteger.ONE;
    for (int i = 2; i <= 300; i++) {
      f = f.multiply(BigInteger.valueOf(i));
    }
    System.out.println(f + " " + f.getLowestSetBit() + " " + f.toString(36).length());
    BigInteger big = new BigInteger("3").pow(8000);
    System.out.println(
        big.bitLength()
            + " "
            + big.multiply(big).hashCode()
            + " "
            + big.toString().hashCode()
            + " "
            + new BigInteger(big.toString()).equals(big)
            + " "
            + big.divide(f).hashCode()
            + " "
            + big.mod(f).hashCode()
            + " "
            + big.sqrt().hashCode());
    BigInteger p = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
    System.out.println(
        p.isProbablePrime(20)
            + " "
            + BigInteger.valueOf(3).modPow(p.subtract(BigInteger.TWO), p)
            + " "
            + BigInteger.valueOf(65537).modInverse(p)
            + " "
            + BigInteger.valueOf(97).nextProbablePrime());
    try {
      BigInteger.TWO.pow(70).longValueExact();
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        new BigInteger(1, new byte[] {-1, 0, 1})
            + " "
            + new BigInteger("-ff", 16)
            + BigInteger.ONE.setBit(70)
            + BigInteger.valueOf(5).testBit(2)
            + BigInteger.valueOf(255).flipBit(3).clearBit(0));
  }
}
