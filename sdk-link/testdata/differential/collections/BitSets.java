package collections;

import java.util.BitSet;

/** BitSet operations across word borders. */
public class BitSets {
  public static void main(String[] args) {
    BitSet primes = new BitSet();
    primes.set(2, 200);
    for (int i = 2; i * i < 200; i++) {
      for (int j = i * i; primes.get(i) && j < 200; j += i) {
        primes.clear(j);
      }
    }
    System.out.println(primes + " " + primes.cardinality() + " " + primes.length() + primes.size());
    System.out.println(
        primes.nextSetBit(100)
            + " "
            + primes.nextClearBit(101)
            + " "
            + primes.previousSetBit(100)
            + " "
            + primes.previousClearBit(3));
    BitSet a = BitSet.valueOf(new long[] {0xF0F0F0F0F0F0F0F0L, 1});
    BitSet b = BitSet.valueOf(new byte[] {-1, 0, -1});
    BitSet c = (BitSet) a.clone();
    c.and(b);
    System.out.println(c);
    c.xor(a);
    System.out.println(c.cardinality() + " " + c.intersects(b));
    c.andNot(b);
    c.or(b);
    c.flip(60, 70);
    System.out.println(c + " " + c.hashCode() + " " + c.equals(a) + c.get(60, 66));
    System.out.println(java.util.Arrays.toString(c.toLongArray()) + c.isEmpty() + c.stream().sum());
    try {
      c.get(-1);
    } catch (IndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
  }
}
