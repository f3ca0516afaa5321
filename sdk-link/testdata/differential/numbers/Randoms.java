package numbers;

import java.util.Random;
import java.util.SplittableRandom;

/** Seeded generators are fixed by their specification. */
public class Randoms {
  public static void main(String[] args) {
    Random r = new Random(42);
    System.out.println(
        r.nextInt()
            + " "
            + r.nextInt(100)
            + " "
            + r.nextInt(64)
            + " "
            + r.nextLong()
            + " "
            + r.nextBoolean()
            + " "
            + r.nextFloat()
            + " "
            + r.nextDouble()
            + " "
            + r.nextInt(5, 10));
    byte[] bytes = new byte[7];
    r.nextBytes(bytes);
    System.out.println(java.util.Arrays.toString(bytes));
    System.out.println(
        r.ints(5, 0, 10).boxed().toList()
            + " "
            + r.doubles(2).boxed().toList()
            + r.longs(2).boxed().toList());
    double g = 0;
    for (int i = 0; i < 100; i++) {
      g += r.nextGaussian();
    }
    System.out.println(String.format("%.9f", g));
    r.setSeed(7);
    System.out.println(r.nextLong() + " " + new Random(7).nextLong());
    SplittableRandom s = new SplittableRandom(1);
    System.out.println(
        s.nextInt() + " " + s.split().nextLong() + " " + s.nextInt(10) + " " + s.nextDouble());
    long hash = 0;
    for (int i = 0; i < 10000; i++) {
      hash = hash * 31 + r.nextInt(1 + i);
    }
    System.out.println(hash);
    double m = Math.random();
    System.out.println(m >= 0 && m < 1);
  }
}
