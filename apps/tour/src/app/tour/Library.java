package app.tour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kiln.console.Console;

/** Collections, streams and formatted text. */
final class Library {
  /** A planet, its mass in earth masses and what it is made of. */
  record Planet(String name, double mass, Kind kind) {}

  /** What a planet is made of. */
  enum Kind {
    ROCK,
    GAS,
    ICE
  }

  private static final List<Planet> PLANETS =
      List.of(
          new Planet("Mercury", 0.055, Kind.ROCK),
          new Planet("Venus", 0.815, Kind.ROCK),
          new Planet("Earth", 1, Kind.ROCK),
          new Planet("Mars", 0.107, Kind.ROCK),
          new Planet("Jupiter", 317.8, Kind.GAS),
          new Planet("Saturn", 95.16, Kind.GAS),
          new Planet("Uranus", 14.54, Kind.ICE),
          new Planet("Neptune", 17.15, Kind.ICE));

  private Library() {}

  static void collections(Console console) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : "to be or not to be".split(" ")) {
      words.merge(word, 1, Integer::sum);
    }
    console.println("words: " + new TreeMap<>(words));

    Map<Kind, List<String>> kinds = new EnumMap<>(Kind.class);
    for (Planet planet : PLANETS) {
      kinds.computeIfAbsent(planet.kind(), kind -> new ArrayList<>()).add(planet.name());
    }
    console.println("kinds: " + kinds);

    Deque<Integer> stack = new ArrayDeque<>(List.of(1, 2, 3));
    stack.push(0);
    console.println("stack: " + stack + ", last " + stack.peekLast());
    console.println("record: " + PLANETS.get(2));
  }

  static void streams(Console console) {
    console.println(
        "heaviest: "
            + PLANETS.stream()
                .sorted(Comparator.comparingDouble(Planet::mass).reversed())
                .limit(3)
                .map(Planet::name)
                .collect(Collectors.joining(", ")));
    console.println(
        "counts: "
            + PLANETS.stream()
                .collect(
                    Collectors.groupingBy(Planet::kind, TreeMap::new, Collectors.counting())));
    console.println("primes: " + IntStream.range(2, 40).filter(Library::isPrime).boxed().toList());
  }

  private static boolean isPrime(int number) {
    return IntStream.rangeClosed(2, (int) Math.sqrt(number)).noneMatch(d -> number % d == 0);
  }

  static void formats(Console console) {
    for (Planet planet : PLANETS.subList(3, 6)) {
      console.println(String.format("%-8s|%9.3f|%4s", planet.name(), planet.mass(), planet.kind()));
    }
    console.println(String.format("%,d %x %08.3f %e %+d%%", 1234567, 48879, Math.PI, 6.02214e23, 5));
  }
}
