package streams;

import java.util.*;
import java.util.stream.*;

/** Streams are lazy, run in one pass, and stop as soon as they can. */
public class LazyAndShort {
  public static void main(String[] args) {
    List<String> log = new ArrayList<>();
    Stream<Integer> s =
        Stream.of(1, 2, 3, 4, 5, 6)
            .filter(
                i -> {
                  log.add("f" + i);
                  return i % 2 == 0;
                })
            .map(
                i -> {
                  log.add("m" + i);
                  return i * 10;
                });
    System.out.println(log);
    System.out.println(s.limit(2).toList() + " " + log);
    log.clear();
    System.out.println(
        Stream.of("d", "a", "c").peek(log::add).sorted().peek(log::add).anyMatch("a"::equals)
            + " "
            + log);
    log.clear();
    Stream.of(List.of(1, 2, 3), List.of(4))
        .flatMap(l -> l.stream().peek(x -> log.add("" + x)))
        .findFirst();
    System.out.println(log);
    List<Integer> source = new ArrayList<>(List.of(1, 2));
    Stream<Integer> late = source.stream();
    source.add(3);
    System.out.println(late.toList());
    System.out.println(Stream.of(1, 2, 3).peek(x -> log.add("never")).count() + " " + log);
    try {
      Stream.of(1, 0, 2).map(x -> 10 / x).forEach(System.out::println);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    Stream<Integer> used = Stream.of(1);
    used.map(x -> x);
    try {
      used.filter(x -> true);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    Spliterator<Integer> sp = Stream.of(1, 2, 3).map(x -> x + 1).spliterator();
    sp.tryAdvance(System.out::println);
    System.out.println(
        StreamSupport.stream(sp, false).toList()
            + " "
            + IntStream.range(0, 4).boxed().spliterator().estimateSize());
    System.out.println(
        Stream.of(1, 2, 3).sequential().isParallel() + " " + Stream.of(1).unordered().toList());
  }
}
