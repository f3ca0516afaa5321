package numbers;

import java.math.BigInteger;
import java.util.Random;

/** Magnitudes of many lengths, even and odd: products, squares, Montgomery powers, carries. */
public class BigMagnitudes {
  public static void main(String[] args) {
    Random random = new Random(17);
    long sum = 0;
    for (int i = 0; i < 400; i++) {
      BigInteger a = number(random, 1 + random.nextInt(2600), i % 5 == 0);
      BigInteger b = number(random, 1 + random.nextInt(2600), i % 7 == 0);
      sum = sum * 31 + a.multiply(b).hashCode();
      sum = sum * 31 + a.multiply(a).hashCode();
      sum = sum * 31 + a.pow(3).mod(b.add(BigInteger.ONE)).hashCode();
      if (!a.multiply(a).equals(a.pow(2)) || !a.multiply(b).equals(b.multiply(a))) {
        System.out.println("products of " + a + " and " + b + " differ");
      }
    }
    System.out.println(sum);
    for (int bits = 3; bits < 1400; bits += 61) {
      BigInteger modulus = number(random, bits, bits % 3 == 0).setBit(0).setBit(bits);
      BigInteger base = number(random, bits + 40, false);
      BigInteger exponent = number(random, 70, false);
      System.out.println(bits + " " + base.modPow(exponent, modulus).hashCode()
          + " " + base.modPow(exponent, modulus.shiftLeft(3)).hashCode());
    }
    BigInteger ones = BigInteger.ONE.shiftLeft(1024).subtract(BigInteger.ONE); // carries run far
    System.out.println(ones.multiply(ones).toString(16));
    System.out.println(ones.shiftRight(32).pow(2).toString(16));
    System.out.println(ones.modPow(ones.subtract(BigInteger.TWO), ones.subtract(BigInteger.TEN)));
    System.out.println(ones.clearBit(1).modPow(BigInteger.valueOf(65537), ones));
    BigInteger prime = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
    System.out.println(BigInteger.valueOf(3).modPow(prime.subtract(BigInteger.ONE), prime));
    System.out.println(prime.isProbablePrime(10) + " " + prime.modInverse(ones).hashCode());
  }

  private static BigInteger number(Random random, int bits, boolean dense) {
    BigInteger number = new BigInteger(bits, random);
    return dense ? number.or(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)) : number;
  }
}
