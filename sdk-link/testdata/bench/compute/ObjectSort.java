package compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts records by composed comparators. */
final class ObjectSort implements Kernel {
  private record Person(String name, int age, double score) {}

  private final List<Person> people = new ArrayList<>();

  ObjectSort() {
    int state = 7;
    for (int i = 0; i < 10_000; i++) {
      state = state * 1103515245 + 12345;
      people.add(new Person("p" + (state >>> 8) % 5000, (state >>> 16) % 90, (state >>> 4) / 1e6));
    }
  }

  @Override
  public long run() {
    List<Person> sorted = new ArrayList<>(people);
    sorted.sort(Comparator.comparingInt(Person::age).thenComparing(Person::name));
    long sum = sorted.get(5000).name().hashCode();
    sorted.sort(Comparator.comparingDouble(Person::score).reversed());
    sum = sum * 31 + sorted.get(17).age();
    sorted.sort((a, b) -> a.name().compareTo(b.name()));
    return sum * 31 + Double.hashCode(sorted.get(9000).score());
  }
}
