package streams;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Longer pipelines as programs have them; function composition. */
public class SieveAndFriends {
  static <A, B, C> Function<A, Function<B, C>> curry(BiFunction<A, B, C> f) {
    return a -> b -> f.apply(a, b);
  }

  public static void main(String[] args) {
    String text =
        "It is a truth universally acknowledged that a single man in possession of a good fortune"
            + " must be in want of a wife";
    Map<Integer, List<String>> byLength =
        Arrays.stream(text.split(" "))
            .map(String::toLowerCase)
            .distinct()
            .sorted()
            .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    System.out.println(byLength);
    System.out.println(
        text
            .chars()
            .filter(Character::isLetter)
            .mapToObj(c -> (char) Character.toLowerCase(c))
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(
                Map.Entry.<Character, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(5)
            .map(e -> e.getKey() + "=" + e.getValue())
            .toList());
    System.out.println(
        IntStream.rangeClosed(1, 15)
            .mapToObj(
                i ->
                    i % 15 == 0
                        ? "FizzBuzz"
                        : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : Integer.toString(i))
            .collect(Collectors.joining(" ")));
    System.out.println(
        Stream.iterate(new long[] {0, 1}, f -> new long[] {f[1], f[0] + f[1]})
            .limit(60)
            .map(f -> f[0])
            .reduce((a, b) -> b)
            .get());
    List<List<Integer>> triples =
        IntStream.rangeClosed(1, 20)
            .boxed()
            .flatMap(
                a ->
                    IntStream.rangeClosed(a, 20)
                        .boxed()
                        .flatMap(
                            b ->
                                IntStream.rangeClosed(b, 20)
                                    .filter(c -> a * a + b * b == c * c)
                                    .mapToObj(c -> List.of(a, b, c))))
            .toList();
    System.out.println(triples);
    System.out.println(
        SieveAndFriends.<Integer, Integer, Integer>curry((a, b) -> a * 10 + b).apply(4).apply(2));
    Function<Integer, Integer> inc = x -> x + 1;
    System.out.println(
        inc.compose((Integer x) -> x * 2).andThen(x -> "r" + x).apply(5)
            + Function.<String>identity().apply("id"));
    UnaryOperator<List<Integer>> reversed =
        l -> IntStream.range(0, l.size()).mapToObj(i -> l.get(l.size() - 1 - i)).toList();
    System.out.println(
        reversed.apply(List.of(1, 2, 3))
            + " "
            + BinaryOperator.minBy(Comparator.<Integer>naturalOrder()).apply(4, 3));
    Supplier<Stream<Integer>> again = () -> Stream.of(1, 2, 3);
    System.out.println(again.get().mapToInt(i -> i).sum() + again.get().count());
    int[][] m = {{1, 2, 3}, {4, 5, 6}};
    System.out.println(
        Arrays.deepToString(
            IntStream.range(0, 3)
                .mapToObj(c -> IntStream.range(0, 2).map(r -> m[r][c]).toArray())
                .toArray(int[][]::new)));
    System.out.println(
        Predicate.not(String::isEmpty).test("")
            + " "
            + Predicate.isEqual(5).test(5)
            + ((BooleanSupplier) () -> true).getAsBoolean()
            + ((IntPredicate) i -> i > 0).negate().test(1)
            + ((DoubleUnaryOperator) d -> d / 2).andThen(d -> d + 1).applyAsDouble(3)
            + ((ObjIntConsumer<String>) (s, i) -> {}).hashCode() * 0);
  }
}
