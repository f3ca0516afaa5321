package util;

import java.util.*;
import java.util.stream.*;

/** BitSet operations. */
public class BitSets {
  public static void main(String[] args) {
    BitSet primes = new BitSet(200);
    primes.set(2, 200);
    for (int i = 2; i * i < 200; i++) {
      if (primes.get(i)) {
        for (int j = i * i; j < 200; j += i) {
          primes.clear(j);
        }
      }
    }
    System.out.println(primes + " " + primes.cardinality() + " " + primes.length());
    BitSet odd = IntStream.range(0, 50).filter(i -> i % 2 == 1).collect(BitSet::new, BitSet::set, BitSet::or);
    BitSet both = (BitSet) primes.clone();
    both.and(odd);
    System.out.println(both);
    both.xor(odd);
    System.out.println(both + " " + both.intersects(primes));
    both.flip(60, 64);
    both.andNot(odd);
    System.out.println(both + " " + both.nextClearBit(60) + " " + both.previousSetBit(100));
    System.out.println(Arrays.toString(both.toLongArray()) + Arrays.toString(both.toByteArray()));
    System.out.println(BitSet.valueOf(new long[] {5, 1}).equals(BitSet.valueOf(new byte[] {5, 0, 0, 0, 0, 0, 0, 0, 1})));
    System.out.println(both.hashCode() + " " + both.get(61, 70) + " " + new BitSet().isEmpty());
    try {
      both.set(-1);
    } catch (IndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
  }
}
