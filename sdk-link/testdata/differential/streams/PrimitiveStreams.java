package streams;

import java.util.*;
import java.util.stream.*;

/** IntStream, LongStream and DoubleStream. */
public class PrimitiveStreams {
  public static void main(String[] args) {
    System.out.println(
        IntStream.rangeClosed(1, 5).map(i -> i * i).boxed().toList()
            + " "
            + IntStream.range(5, 5).sum());
    System.out.println(
        IntStream.of(3, 1, 2).sorted().mapToObj(i -> "n" + i).collect(Collectors.joining()));
    System.out.println(
        IntStream.range(0, 10).average()
            + " "
            + IntStream.empty().average()
            + IntStream.of(4, 9).max());
    System.out.println(
        LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b)
            + " "
            + LongStream.of(5).asDoubleStream().sum());
    System.out.println(
        DoubleStream.of(0.1, 0.2, 0.3).sum()
            + " "
            + DoubleStream.of(1, 2, 4).average().getAsDouble()
            + " "
            + DoubleStream.of(Double.NaN, 1).max()
            + DoubleStream.iterate(1, d -> d / 2).limit(4).boxed().toList());
    System.out.println(
        "hello".chars().filter(c -> c != 'l').mapToObj(c -> "" + (char) c).toList()
            + " "
            + "\ud83d\ude00a".codePoints().boxed().toList());
    System.out.println(
        IntStream.iterate(1, i -> i < 100, i -> i * 2 + 1).boxed().toList()
            + " "
            + IntStream.of(1, 2, 3, 4).takeWhile(i -> i < 3).count()
            + IntStream.of(1, 1, 2).distinct().count());
    System.out.println(
        Arrays.toString(IntStream.range(0, 5).mapToLong(i -> 1L << i * 10).toArray())
            + Arrays.toString(IntStream.of(1, 2).mapToDouble(i -> i / 4.0).toArray()));
    System.out.println(
        IntStream.rangeClosed(2, 50)
            .filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0))
            .boxed()
            .toList());
    System.out.println(
        IntStream.range(0, 1000).parallel().sum()
            + " "
            + new Random(1).ints(3).sum()
            + IntStream.concat(IntStream.of(1), IntStream.of(2)).summaryStatistics());
    PrimitiveIterator.OfInt it = IntStream.range(0, 3).iterator();
    int sum = 0;
    while (it.hasNext()) {
      sum = sum * 10 + it.nextInt();
    }
    System.out.println(
        sum
            + " "
            + IntStream.of(7).findFirst().getAsInt()
            + IntStream.range(0, 9).skip(7).boxed().toList());
    double[] wide = {1e100, 1, -1e100, 1};
    System.out.println(
        DoubleStream.of(wide).sum() + " " + DoubleStream.of(wide).reduce(0, Double::sum));
  }
}
