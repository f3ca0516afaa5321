package streams;

import java.util.*;
import java.util.stream.*;

/** Sources, intermediate and terminal operations. */
public class StreamBasics {
  public static void main(String[] args) {
    List<String> words =
        List.of("the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog");
    System.out.println(
        words.stream().filter(w -> w.length() > 3).map(String::toUpperCase).toList());
    System.out.println(words.stream().distinct().sorted().collect(Collectors.toList()));
    System.out.println(
        words.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .skip(2)
            .limit(3)
            .toList());
    System.out.println(
        words.stream().mapToInt(String::length).sum() + " " + words.stream().count());
    System.out.println(
        words.stream().anyMatch(w -> w.contains("z"))
            + " "
            + words.stream().allMatch(w -> w.length() > 2)
            + words.stream().noneMatch(String::isEmpty)
            + words.stream().findFirst()
            + Stream.empty().findAny());
    System.out.println(
        words.stream().reduce("", (a, b) -> a + b.charAt(0))
            + " "
            + words.stream().reduce((a, b) -> b)
            + words.stream().max(Comparator.naturalOrder())
            + words.stream().min(Comparator.comparing(String::length)));
    System.out.println(
        words.stream().flatMap(w -> w.chars().mapToObj(c -> (char) c)).distinct().count());
    System.out.println(
        Stream.iterate(1, x -> x * 3).limit(6).toList()
            + " "
            + Stream.iterate(1, x -> x < 50, x -> x * 2).toList()
            + Stream.of(1, 2, 3, 4, 1).takeWhile(x -> x < 4).toList()
            + Stream.of(1, 2, 3, 4, 1).dropWhile(x -> x < 3).toList());
    int[] calls = {0};
    System.out.println(
        Stream.generate(() -> calls[0]++).filter(x -> x % 3 == 1).limit(3).toList()
            + " "
            + calls[0]);
    StringBuilder trace = new StringBuilder();
    System.out.println(
        Stream.of(5, 3, 8)
                .peek(x -> trace.append('p').append(x))
                .map(
                    x -> {
                      trace.append('m');
                      return x * 2;
                    })
                .sorted()
                .peek(x -> trace.append('s').append(x))
                .findFirst()
            + " "
            + trace);
    System.out.println(
        Arrays.toString(words.stream().map(String::length).toArray(Integer[]::new))
            + Stream.concat(Stream.of("a"), Stream.of("b")).toList());
    Stream.of("x", "y").forEachOrdered(System.out::print);
    System.out.println(
        Stream.of(List.of(1, 2), List.of(3))
                .flatMap(List::stream)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"))
            + Stream.of(1, 2, 3)
                .<String>mapMulti(
                    (x, out) -> {
                      for (int i = 0; i < x; i++) {
                        out.accept("" + x);
                      }
                    })
                .toList());
    Iterator<Integer> it = Stream.of(7, 8).iterator();
    System.out.println(it.next() + it.next() + " " + it.hasNext());
    try (Stream<String> s = Stream.of("c").onClose(() -> System.out.println("closed"))) {
      System.out.println(s.toList());
    }
    System.out.println(
        IntStream.range(0, 20).boxed().parallel().map(x -> x * x).filter(x -> x % 2 == 0).toList());
  }
}
