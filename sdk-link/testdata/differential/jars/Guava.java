// jars: guava failureaccess
package jars;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.BiMap;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import com.google.common.collect.Multiset;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import com.google.common.collect.Table;
import com.google.common.collect.TreeMultimap;
import com.google.common.collect.TreeRangeSet;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.math.IntMath;
import com.google.common.primitives.Ints;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collections, strings and hashing of Guava. */
public class Guava {
  public static void main(String[] args) {
    collections();
    strings();
    hashing();
  }

  private static void collections() {
    ImmutableMap<String, Integer> map = ImmutableMap.of("one", 1, "two", 2, "three", 3);
    System.out.println(map + " " + map.get("two") + " " + map.keySet().asList().get(2));
    try {
      map.put("four", 4);
    } catch (UnsupportedOperationException e) {
      System.out.println("immutable");
    }
    ImmutableList<Integer> list = ImmutableList.copyOf(List.of(5, 3, 9, 1));
    System.out.println(list.reverse() + " " + ImmutableSortedSet.copyOf(list));
    Multimap<String, Integer> lists = ArrayListMultimap.create();
    TreeMultimap<String, Integer> trees = TreeMultimap.create();
    for (int i = 0; i < 20; i++) {
      lists.put(i % 2 == 0 ? "even" : "odd", i);
      trees.put("k" + i % 3, -i);
    }
    System.out.println(lists.get("even") + " " + lists.size() + " " + trees);
    Multiset<String> counts = HashMultiset.create(Splitter.on(' ').split("a b a c b a"));
    System.out.println(counts.count("a") + " " + counts.elementSet().size());
    BiMap<String, Integer> both = HashBiMap.create(map);
    System.out.println(both.inverse().get(3));
    Table<Integer, String, Double> table = HashBasedTable.create();
    table.put(1, "x", 1.5);
    table.put(2, "y", 2.5);
    System.out.println(table.row(1) + " " + table.column("y") + " " + table.size());
    TreeRangeSet<Integer> ranges = TreeRangeSet.create();
    ranges.add(Range.closed(1, 10));
    ranges.add(Range.closedOpen(10, 15));
    ranges.remove(Range.open(4, 6));
    System.out.println(ranges + " " + ranges.contains(5));
    System.out.println(Lists.partition(List.of(1, 2, 3, 4, 5), 2) + " "
        + Sets.powerSet(Sets.newHashSet(1, 2, 3)).size() + " " + Iterables.getLast(list));
    System.out.println(Sets.difference(Sets.newTreeSet(List.of(1, 2, 3)), Sets.newHashSet(2)));
  }

  private static void strings() {
    System.out.println(Joiner.on(", ").skipNulls().join("a", null, "b"));
    System.out.println(Splitter.on(',').trimResults().omitEmptyStrings().splitToList(" a, b ,,c"));
    System.out.println(CharMatcher.inRange('0', '9').retainFrom("a1b22c333"));
    System.out.println(Ints.asList(3, 1, 2) + " " + IntMath.gcd(84, 36) + " " + Ints.max(1, 7, 3));
    System.out.println(BaseEncoding.base32().encode("hello".getBytes(StandardCharsets.UTF_8)));
    System.out.println(new String(BaseEncoding.base64Url().decode("a2lsbg=="), StandardCharsets.UTF_8));
    try {
      Preconditions.checkArgument(false, "bad value %s of %s", 3, "x");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void hashing() {
    byte[] bytes = "the quick brown fox".getBytes(StandardCharsets.UTF_8);
    System.out.println(Hashing.sha256().hashBytes(bytes));
    System.out.println(Hashing.murmur3_32_fixed().hashBytes(bytes));
    System.out.println(Hashing.murmur3_128(7).hashString("text", StandardCharsets.UTF_8));
    System.out.println(Hashing.sipHash24().hashBytes(bytes));
    System.out.println(Hashing.farmHashFingerprint64().hashBytes(bytes) + " " + Hashing.adler32().hashBytes(bytes));
    System.out.println(Hashing.consistentHash(12345L, 100));
  }
}
