package util;

import java.util.*;
import java.util.function.*;

/** StringJoiner, Optional, Objects and the summaries. */
public class JoinersAndOptionals {
  public static void main(String[] args) {
    StringJoiner joiner = new StringJoiner(", ", "<", ">").setEmptyValue("none");
    System.out.println(joiner + " " + joiner.length());
    joiner.add("a").add("b").merge(new StringJoiner("-").add("c").add("d"));
    System.out.println(joiner + " " + joiner.length());
    Optional<String> some = Optional.of("x");
    System.out.println(some + " " + Optional.empty() + some.map(String::length) + some.filter(String::isEmpty)
        + some.or(() -> Optional.of("y")) + Optional.ofNullable((String) null).orElse("z"));
    System.out.println(OptionalInt.of(3) + " " + OptionalDouble.empty() + OptionalLong.of(-1).getAsLong());
    try {
      Optional.empty().orElseThrow();
    } catch (NoSuchElementException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Objects.hash(1, "a", null) + " " + Objects.equals(null, null)
        + Objects.requireNonNullElse(null, "e") + Objects.toString(null, "f"));
    for (IntSupplier check : List.<IntSupplier>of(
        () -> Objects.checkIndex(3, 3), () -> Objects.checkFromToIndex(2, 1, 5),
        () -> Objects.checkFromIndexSize(4, 2, 5), () -> Objects.requireNonNull(null, "message").hashCode())) {
      try {
        System.out.println(check.getAsInt());
      } catch (RuntimeException e) {
        System.out.println(e);
      }
    }
    IntSummaryStatistics ints = new IntSummaryStatistics();
    List.of(4, 8, 15, 16, 23, 42).forEach(ints::accept);
    System.out.println(ints);
    DoubleSummaryStatistics doubles = new DoubleSummaryStatistics();
    for (double d : new double[] {0.1, 0.2, 0.3, 1e16, -1e16}) {
      doubles.accept(d);
    }
    System.out.println(doubles.getSum() + " " + doubles.getAverage() + " " + doubles.getMax());
    Comparator<String> order = Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());
    List<String> words = new ArrayList<>(List.of("pear", "fig", "apple", "kiwi", "date"));
    words.sort(Comparator.nullsFirst(order));
    System.out.println(words + " " + Collections.max(words, order));
    UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    System.out.println(uuid + " " + uuid.version() + " " + uuid.timestamp() + " " + uuid.hashCode()
        + " " + uuid.compareTo(new UUID(0, 0)));
  }
}
