package lang;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Lambdas with several bounds: markers, and Serializable as the JDK's comparators have it. */
public class LambdaBounds {
  interface Marker {}

  interface Named {
    default String name() {
      return "named";
    }
  }

  public static void main(String[] args) {
    Runnable plain = () -> System.out.println("plain");
    plain.run();
    System.out.println(plain instanceof Serializable);

    Runnable both = (Runnable & Cloneable & Marker) () -> System.out.println("both");
    both.run();
    System.out.println(both instanceof Serializable);
    System.out.println(both instanceof Cloneable);
    System.out.println(both instanceof Marker);
    System.out.println(Comparator.comparing(String::length) instanceof Serializable);

    Object captured = args.length;
    Supplier<Object> named = (Supplier<Object> & Named) () -> captured;
    System.out.println(named.get() + " " + ((Named) named).name());

    List<String> words = new ArrayList<>(List.of("pear", "fig", "apple"));
    words.sort(Comparator.comparingInt(String::length).reversed());
    System.out.println(words);
    words.sort(Comparator.<String>naturalOrder().thenComparing(Comparator.reverseOrder()));
    System.out.println(words);
  }
}
