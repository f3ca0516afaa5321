package streams;

import java.util.*;
import java.util.stream.*;

/** Collectors: grouping, partitioning, joining, statistics, teeing. */
public class Grouping {
  record Sale(String region, String product, int units, double price) {}

  static void show(Object o) {
    System.out.println(o);
  }

  public static void main(String[] args) {
    List<Sale> sales =
        List.of(
            new Sale("north", "tea", 5, 2.5),
            new Sale("south", "tea", 3, 2.75),
            new Sale("north", "coffee", 7, 4),
            new Sale("east", "cocoa", 1, 3.25),
            new Sale("south", "coffee", 2, 4.5),
            new Sale("north", "tea", 8, 2.25));
    show(sales.stream().collect(Collectors.groupingBy(Sale::region)));
    show(
        sales.stream()
            .collect(Collectors.groupingBy(Sale::region, TreeMap::new, Collectors.counting())));
    show(
        sales.stream()
            .collect(
                Collectors.groupingBy(
                    Sale::product, LinkedHashMap::new, Collectors.summingInt(Sale::units))));
    show(
        sales.stream()
            .collect(
                Collectors.partitioningBy(
                    s -> s.units() > 4,
                    Collectors.mapping(Sale::product, Collectors.toCollection(TreeSet::new)))));
    show(sales.stream().collect(Collectors.averagingDouble(s -> s.units() * s.price())));
    show(sales.stream().collect(Collectors.summarizingInt(Sale::units)));
    show(sales.stream().mapToDouble(Sale::price).summaryStatistics());
    show(
        sales.stream()
            .collect(Collectors.toMap(Sale::region, Sale::units, Integer::sum, TreeMap::new)));
    show(
        sales.stream()
            .collect(
                Collectors.groupingBy(
                    Sale::region,
                    TreeMap::new,
                    Collectors.collectingAndThen(
                        Collectors.maxBy(Comparator.comparingInt(Sale::units)),
                        o -> o.get().product()))));
    show(
        sales.stream()
            .collect(
                Collectors.teeing(
                    Collectors.counting(),
                    Collectors.summingDouble(Sale::price),
                    (n, sum) -> n + ":" + sum)));
    show(
        sales.stream()
            .collect(
                Collectors.groupingBy(
                    Sale::product,
                    TreeMap::new,
                    Collectors.flatMapping(
                        s -> Stream.of(s.region(), s.units()), Collectors.toList()))));
    show(
        sales.stream()
            .collect(
                Collectors.groupingBy(
                    Sale::region,
                    TreeMap::new,
                    Collectors.filtering(
                        s -> s.units() > 2, Collectors.reducing(0, Sale::units, Integer::sum)))));
    show(
        sales.stream().map(Sale::product).collect(Collectors.joining("/"))
            + " "
            + sales.stream().map(Sale::units).collect(Collectors.minBy(Comparator.naturalOrder())));
    show(sales.stream().map(Sale::units).collect(Collectors.toUnmodifiableList()));
    show(
        Stream.of("a", "bb", "cc")
            .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append));
    show(
        Stream.of(3, 1, 2)
            .collect(
                Collector.of(
                    TreeSet::new,
                    TreeSet<Integer>::add,
                    (a, b) -> {
                      a.addAll(b);
                      return a;
                    },
                    TreeSet::descendingSet)));
    show(
        sales.stream()
            .collect(Collectors.groupingByConcurrent(Sale::region, Collectors.counting()))
            .get("north"));
  }
}
