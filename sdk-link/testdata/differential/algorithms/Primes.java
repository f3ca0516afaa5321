package algorithms;

import java.util.*;

/** Sieves, factorisation, modular powers and gcd in longs. */
public class Primes {
  static long modPow(long b, long e, long m) {
    long r = 1;
    b %= m;
    for (; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        r = Math.floorMod(Math.multiplyHigh(r, b) == 0 ? r * b : slow(r, b, m), m);
      }
      b = Math.multiplyHigh(b, b) == 0 && b * b >= 0 ? b * b % m : slow(b, b, m);
    }
    return r;
  }

  static long slow(long a, long b, long m) {
    long r = 0;
    while (b > 0) {
      if ((b & 1) == 1) {
        r = (r + a) % m;
      }
      a = a * 2 % m;
      b >>= 1;
    }
    return r;
  }

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  static String factors(long n) {
    StringBuilder s = new StringBuilder();
    for (long p = 2; p * p <= n; p++) {
      while (n % p == 0) {
        s.append(p).append('*');
        n /= p;
      }
    }
    return s.append(n).toString();
  }

  public static void main(String[] args) {
    boolean[] composite = new boolean[100_000];
    int count = 0;
    long sum = 0;
    for (int i = 2; i < composite.length; i++) {
      if (!composite[i]) {
        count++;
        sum += i;
        for (long j = (long) i * i; j < composite.length; j += i) {
          composite[(int) j] = true;
        }
      }
    }
    System.out.println(count + " " + sum);
    for (long n : new long[] {97, 360, 1001, 1L << 40, 600851475143L, 999999000001L}) {
      System.out.println(n + " = " + factors(n));
    }
    System.out.println(
        gcd(1071, 462)
            + " "
            + gcd(1L << 60, 6L * 6 * 6)
            + " "
            + modPow(3, 200, 1_000_000_007)
            + " "
            + modPow(2, 1L << 40, 4_000_000_007L));
    int steps = 0;
    long longest = 0;
    for (int start = 1; start < 3000; start++) {
      int n = 0;
      for (long x = start; x != 1; n++) {
        x = (x & 1) == 0 ? x >> 1 : 3 * x + 1;
      }
      if (n > steps) {
        steps = n;
        longest = start;
      }
    }
    System.out.println(longest + " " + steps);
  }
}
