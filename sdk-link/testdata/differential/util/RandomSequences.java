package util;

import java.util.*;
import java.util.random.*;
import java.util.stream.*;

/** Seeded generators give HotSpot's sequences. */
public class RandomSequences {
  public static void main(String[] args) {
    Random random = new Random(42);
    System.out.println(random.nextInt() + " " + random.nextInt(100) + " " + random.nextLong() + " "
        + random.nextDouble() + " " + random.nextFloat() + " " + random.nextBoolean() + " "
        + random.nextGaussian() + " " + random.nextInt(5, 10) + " " + random.nextLong(1L << 40));
    byte[] bytes = new byte[7];
    random.nextBytes(bytes);
    System.out.println(Arrays.toString(bytes));
    System.out.println(random.ints(5, 0, 10).boxed().collect(Collectors.toList()) + " "
        + random.doubles(2).boxed().collect(Collectors.toList()));
    List<Integer> list = IntStream.range(0, 20).boxed().collect(Collectors.toList());
    Collections.shuffle(list, new Random(1));
    System.out.println(list);
    SplittableRandom splittable = new SplittableRandom(7);
    System.out.println(splittable.nextInt(50) + " " + splittable.split().nextLong() + " " + splittable.nextDouble());
    try {
      random.nextInt(0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      random.ints(-1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
