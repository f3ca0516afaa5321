package concurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Parallel streams and array operations have the results of sequential ones. */
public class ParallelStreams {
  public static void main(String[] args) {
    System.out.println(IntStream.range(0, 100_000).parallel().filter(i -> i % 7 == 0).sum());
    System.out.println(LongStream.rangeClosed(1, 20).parallel().reduce(1, (a, b) -> a * b));
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      words.add(Integer.toString(i * 31 % 977, 36));
    }
    System.out.println(
        words.parallelStream().sorted().distinct().skip(10).limit(5).collect(Collectors.toList()));
    Map<Integer, Long> lengths =
        words.parallelStream()
            .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
    System.out.println(lengths);
    Map<Character, Integer> concurrent =
        words.parallelStream()
            .collect(Collectors.toConcurrentMap(w -> w.charAt(0), w -> 1, Integer::sum));
    System.out.println(new TreeMap<>(concurrent));
    StringBuffer ordered = new StringBuffer();
    IntStream.range(0, 30).parallel().forEachOrdered(i -> ordered.append(i).append(' '));
    System.out.println(ordered);
    AtomicInteger seen = new AtomicInteger();
    IntStream.range(0, 1_000).parallel().forEach(i -> seen.incrementAndGet());
    System.out.println(seen);
    System.out.println(
        Stream.iterate(1, i -> i * 3 % 1_000_003).limit(2_000).parallel().mapToInt(i -> i).max().getAsInt());
    System.out.println(IntStream.range(5, 50_000).parallel().filter(i -> i % 11 == 3).findFirst());
    System.out.println(
        IntStream.range(0, 1000).parallel().boxed().takeWhile(i -> i < 17).count()
            + " "
            + IntStream.range(0, 1000).parallel().anyMatch(i -> i == 999)
            + IntStream.range(0, 1000).parallel().allMatch(i -> i < 999));
    Spliterator<Integer> list = new ArrayList<>(Collections.nCopies(40, 2)).spliterator();
    System.out.println(StreamSupport.stream(list, true).mapToInt(i -> i).summaryStatistics());
    arrays();
    maps();
    failing();
  }

  private static void arrays() {
    int[] numbers = new int[20_000];
    Arrays.parallelSetAll(numbers, i -> i * 7919 % 20_011);
    Arrays.parallelSort(numbers);
    System.out.println(numbers[0] + " " + numbers[777] + " " + numbers[19_999]);
    Arrays.parallelPrefix(numbers, Integer::sum);
    System.out.println(numbers[100] + " " + numbers[19_999]);
    String[] words = new String[9_000];
    Arrays.setAll(words, i -> Integer.toHexString(i * 40_503));
    Arrays.parallelSort(words, (a, b) -> b.compareTo(a));
    System.out.println(words[0] + " " + words[8_999] + " " + Arrays.hashCode(words));
    double[] doubles = new double[10_000];
    Arrays.parallelSetAll(doubles, i -> Math.sin(i));
    Arrays.parallelSort(doubles);
    System.out.println(doubles[0] + " " + doubles[9_999]);
  }

  private static void maps() {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    IntStream.range(0, 3_000).parallel().forEach(i -> map.merge(i % 100, i, Integer::sum));
    System.out.println(map.reduceValuesToLong(1, Integer::longValue, 0, Long::sum));
    Integer found = map.search(1, (k, v) -> k == 42 ? v : null);
    System.out.println(found);
    LongAdder adder = new LongAdder();
    map.forEach(1, (k, v) -> adder.add(v));
    System.out.println(adder + " " + map.mappingCount());
    System.out.println(map.reduceKeys(1, Math::max));
  }

  private static void failing() {
    try {
      IntStream.range(0, 10_000).parallel().forEach(i -> {
        if (i == 5_555) {
          throw new UnsupportedOperationException("at " + i);
        }
      });
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage().endsWith("at 5555"));
    }
  }
}
