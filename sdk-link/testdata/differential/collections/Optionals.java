package collections;

import java.util.*;

/** Optional and its primitive kin. */
public class Optionals {
  public static void main(String[] args) {
    Optional<String> some = Optional.of("value");
    Optional<String> none = Optional.empty();
    System.out.println(
        some
            + " "
            + none
            + " "
            + Optional.ofNullable(null)
            + OptionalInt.of(3)
            + OptionalDouble.empty()
            + OptionalLong.of(4));
    System.out.println(
        some.map(String::length)
            + " "
            + none.map(String::length)
            + some.filter(s -> s.startsWith("x"))
            + some.flatMap(s -> Optional.of(s + s)));
    System.out.println(
        some.orElse("other")
            + none.orElse("other")
            + none.orElseGet(() -> "got")
            + none.or(() -> Optional.of("or")).get()
            + some.stream().count()
            + none.isEmpty());
    some.ifPresent(System.out::println);
    none.ifPresentOrElse(System.out::println, () -> System.out.println("nothing"));
    try {
      none.orElseThrow(() -> new IllegalStateException("own"));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        some.equals(Optional.of("value"))
            + " "
            + some.hashCode()
            + " "
            + none.hashCode()
            + OptionalInt.of(5).getAsInt()
            + OptionalInt.empty().orElse(7));
  }
}
