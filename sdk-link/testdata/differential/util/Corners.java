package util;

import java.util.*;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Corners of java.util: failures and their messages, views, old collections, random numbers. */
public class Corners {
  private static void show(String name, Supplier<?> body) {
    try {
      System.out.println(name + ": " + body.get());
    } catch (RuntimeException e) {
      System.out.println(name + "! " + e);
    }
  }

  public static void main(String[] args) {
    failures();
    views();
    old();
    arrays();
    collections();
    randoms();
    identifiers();
    iterators();
    streams();
    formatting();
  }

  private static void failures() {
    show("of null", () -> List.of(1, null));
    show("contains null", () -> List.of(1).contains(null));
    show("map of twice", () -> Map.of("a", 1, "a", 2));
    show("set of twice", () -> Set.of(3, 3));
    show("immutable", () -> List.of(1, 2).add(3));
    show("unmodifiable", () -> Collections.unmodifiableMap(new HashMap<>()).put(1, 1));
    show("as list", () -> Arrays.asList(1, 2).remove(0));
    show("get", () -> new ArrayList<>(List.of(1)).get(1));
    show("add at", () -> {
      new ArrayList<>(List.of(1)).add(5, 2);
      return null;
    });
    show("linked", () -> new LinkedList<>(List.of(1)).get(-1));
    show("sub list", () -> new ArrayList<>(List.of(1, 2, 3)).subList(2, 1));
    show("first", () -> new LinkedList<>().getFirst());
    show("deque", () -> new ArrayDeque<>().pop());
    show("deque null", () -> new ArrayDeque<>().add(null));
    show("tree null", () -> new TreeMap<String, Integer>().put(null, 1));
    show("tree casts", () -> {
      TreeSet<Object> set = new TreeSet<>();
      set.add(1);
      return set.add("x");
    });
    show("no such", () -> new TreeSet<Integer>().first());
    show("queue", () -> new PriorityQueue<Integer>().remove());
    show("concurrent", () -> {
      List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
      for (Integer i : list) {
        list.remove(i);
      }
      return list;
    });
    show("iterator", () -> {
      Iterator<Integer> iterator = new ArrayList<>(List.of(1)).iterator();
      iterator.remove();
      return null;
    });
    show("capacity", () -> new HashMap<>(-1));
    show("load", () -> new HashMap<>(1, Float.NaN));
    show("optional", () -> Optional.empty().get());
    show("throw", () -> Optional.empty().orElseThrow());
    show("index", () -> Objects.checkIndex(5, 5));
    show("range", () -> Objects.checkFromToIndex(2, 7, 5));
    show("non null", () -> Objects.requireNonNull(null, () -> "named " + 1));
    show("enum set", () -> EnumSet.noneOf(Thread.State.class).iterator().next());
    show("checked", () -> {
      List raw = Collections.checkedList(new ArrayList<String>(), String.class);
      return raw.add(1);
    });
    show("bit", () -> new BitSet().get(-1));
    show("nCopies", () -> Collections.nCopies(-1, 0));
    show("scanner", () -> new Scanner("abc").nextInt());
    show("scanner end", () -> new Scanner("").next());
    show("formatter", () -> String.format("%d", "x"));
    show("missing", () -> String.format("%s %s", 1));
    show("flags", () -> String.format("%-d", 1));
    show("uuid", () -> UUID.fromString("1-2-3"));
    show("base64", () -> Base64.getDecoder().decode("a"));
    show("base64 bad", () -> Base64.getDecoder().decode("a*bc"));
    show("hex", () -> HexFormat.of().parseHex("0g"));
    show("tokens", () -> new StringTokenizer("").nextToken());
    show("locale", () -> new Locale.Builder().setLanguage("x1"));
    show("spliterator", () -> Spliterators.spliterator(new int[3], 2, 5, 0));
    show("compare", () -> List.of(3, 1).stream().map(i -> (Object) i).sorted().count());
  }

  private static void views() {
    TreeMap<String, Integer> map = new TreeMap<>(Map.of("b", 2, "d", 4, "f", 6, "h", 8));
    NavigableMap<String, Integer> sub = map.subMap("b", false, "g", true);
    System.out.println(sub + " " + sub.descendingMap() + " " + sub.firstEntry() + sub.lowerKey("d"));
    show("outside", () -> sub.put("z", 1));
    sub.pollFirstEntry();
    System.out.println(map + " " + map.headMap("f") + map.tailMap("f") + map.ceilingEntry("g"));
    System.out.println(map.navigableKeySet().descendingSet() + " " + map.values());
    List<Integer> list = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
    list.subList(2, 5).clear();
    list.subList(1, 3).replaceAll(i -> -i);
    list.subList(0, 4).sort(Comparator.naturalOrder());
    System.out.println(list);
    Map<String, Integer> access = new LinkedHashMap<>(4, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
        return size() > 3;
      }
    };
    for (String key : "a b c a d b e".split(" ")) {
      access.merge(key, 1, Integer::sum);
    }
    System.out.println(access);
    access.entrySet().forEach(e -> e.setValue(e.getValue() * 10));
    System.out.println(access + " " + access.equals(new HashMap<>(access)) + " " + access.hashCode());
    EnumMap<Thread.State, String> states = new EnumMap<>(Thread.State.class);
    states.put(Thread.State.WAITING, "w");
    states.put(Thread.State.NEW, "n");
    System.out.println(states + " " + EnumSet.complementOf(EnumSet.range(Thread.State.NEW, Thread.State.WAITING)));
    IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
    identity.put("x", 1);
    identity.put(new String("x"), 2);
    System.out.println(identity.size() + " " + identity.get("x"));
  }

  private static void old() {
    Vector<Integer> vector = new Vector<>(List.of(3, 1, 2));
    vector.insertElementAt(9, 1);
    System.out.println(vector + " " + vector.capacity() + vector.lastElement());
    Stack<String> stack = new Stack<>();
    stack.push("a");
    stack.push("b");
    System.out.println(stack.peek() + stack.search("a") + stack.pop() + stack);
    Hashtable<String, Integer> table = new Hashtable<>();
    for (String key : "one two three four".split(" ")) {
      table.put(key, key.length());
    }
    System.out.println(table + " " + Collections.list(table.keys()));
    Dictionary<String, Integer> dictionary = table;
    System.out.println(dictionary.get("two") + " " + dictionary.isEmpty());
    BitSet bits = BitSet.valueOf(new long[] {0b1011_0101, 1});
    bits.flip(3, 6);
    System.out.println(bits + " " + bits.cardinality() + bits.nextClearBit(0) + Arrays.toString(bits.toByteArray()));
    Properties properties = new Properties(new Properties());
    properties.setProperty("k", "v");
    System.out.println(properties + " " + properties.getProperty("none", "d") + properties.stringPropertyNames());
  }

  private static void arrays() {
    int[][] deep = {{1, 2}, {3}, {}};
    System.out.println(Arrays.deepToString(deep) + Arrays.deepHashCode(deep));
    System.out.println(Arrays.mismatch(new int[] {1, 2, 3}, new int[] {1, 2}) + Arrays.compare(new int[] {1, 5}, new int[] {1, 3}));
    System.out.println(Arrays.compareUnsigned(new byte[] {-1}, new byte[] {1}) + " " + Arrays.equals(new char[] {'a'}, 0, 1, new char[] {'b', 'a'}, 1, 2));
    Object[] self = new Object[2];
    self[1] = self;
    System.out.println(Arrays.deepToString(self));
    Integer[] boxed = {5, 3, 9, 1};
    Arrays.sort(boxed, 1, 4, Comparator.reverseOrder());
    System.out.println(Arrays.toString(boxed) + Arrays.binarySearch(new int[] {1, 3, 5}, 4));
    show("store", () -> {
      Object[] objects = new String[1];
      Arrays.fill(objects, 1);
      return null;
    });
    show("copy", () -> Arrays.copyOf(new int[1], -1));
    show("copy range", () -> Arrays.copyOfRange(new int[3], 2, 1));
    show("sort", () -> {
      Arrays.sort(new int[3], 2, 5);
      return null;
    });
  }

  private static void collections() {
    List<Integer> list = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
    Collections.rotate(list, 3);
    System.out.println(list);
    Collections.shuffle(list, new Random(5));
    System.out.println(list + " " + Collections.max(list) + Collections.min(list, Comparator.reverseOrder()));
    Collections.swap(list, 0, 7);
    System.out.println(Collections.indexOfSubList(list, list.subList(2, 4)) + " " + Collections.frequency(list, 3) + Collections.disjoint(list, Set.of(99)));
    System.out.println(Collections.nCopies(3, "x") + " " + Collections.emptyList() + Collections.singletonMap(1, 2));
    System.out.println(Collections.unmodifiableCollection(list) + " " + Collections.synchronizedList(list));
    Deque<Integer> deque = new ArrayDeque<>();
    for (int i = 0; i < 20; i++) {
      if (i % 3 == 0) {
        deque.addFirst(i);
      } else {
        deque.addLast(i);
      }
    }
    deque.removeIf(i -> i % 4 == 0);
    System.out.println(deque + " " + deque.peekLast());
    PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
    Collections.addAll(queue, "pear fig apple kiwi date".split(" "));
    StringJoiner joiner = new StringJoiner("|", "<", ">").setEmptyValue("none");
    while (!queue.isEmpty()) {
      joiner.add(queue.poll());
    }
    System.out.println(joiner + " " + joiner.length());
  }

  private static void randoms() {
    Random random = new Random(42);
    System.out.println(random.nextGaussian() + " " + random.nextInt(7, 9) + " " + random.nextLong(100) + " " + random.nextFloat());
    System.out.println(random.ints(5, 0, 10).boxed().toList() + " " + random.doubles(2).sum());
    SplittableRandom split = new SplittableRandom(7);
    System.out.println(split.nextInt() + " " + split.split().nextLong() + " " + split.nextBoolean());
    byte[] bytes = new byte[5];
    random.nextBytes(bytes);
    System.out.println(Arrays.toString(bytes));
    show("bound", () -> random.nextInt(0));
  }

  private static void identifiers() {
    System.out.println(UUID.nameUUIDFromBytes(new byte[] {1, 2, 3}) + " " + UUID.fromString("0-1-2-3-4").getMostSignificantBits());
    System.out.println(new UUID(-1, 5).variant() + " " + UUID.randomUUID().version() + " " + new UUID(1, 2).compareTo(new UUID(2, 1)));
    System.out.println(Base64.getMimeEncoder(8, "-".getBytes()).encodeToString("hello, world".getBytes()));
    System.out.println(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {-1, -2, -3, -4}));
    System.out.println(HexFormat.ofDelimiter(":").withUpperCase().withPrefix("0x").formatHex(new byte[] {10, -1}));
  }

  private static void iterators() {
    PrimitiveIterator.OfInt ints = IntStream.range(0, 4).iterator();
    int sum = 0;
    while (ints.hasNext()) {
      sum += ints.nextInt();
    }
    Spliterator<Integer> spliterator = List.of(1, 2, 3, 4, 5).spliterator();
    Spliterator<Integer> half = spliterator.trySplit();
    System.out.println(sum + " " + spliterator.estimateSize() + half.estimateSize() + half.hasCharacteristics(Spliterator.SIZED));
    ListIterator<String> list = new LinkedList<>(List.of("a", "b", "c")).listIterator(1);
    list.next();
    list.set("B");
    list.add("bb");
    System.out.println(list.previous() + list.previousIndex() + list.nextIndex());
    Iterable<Integer> iterable = () -> List.of(7, 8).iterator();
    System.out.println(StreamSupport.stream(iterable.spliterator(), false).collect(Collectors.toList()));
  }

  private static void streams() {
    System.out.println(IntStream.iterate(1, i -> i < 100, i -> i * 2).boxed().collect(Collectors.partitioningBy(i -> i > 10, Collectors.summingInt(i -> i))));
    String both = List.of(1, 2, 3, 4).stream().collect(Collectors.teeing(Collectors.counting(), Collectors.averagingInt(i -> i), (n, a) -> n + "/" + a));
    System.out.println(both);
    System.out.println(List.of("x", "y").stream().<String>mapMulti((s, sink) -> {
      sink.accept(s);
      sink.accept(s + s);
    }).toList());
    Integer first = List.of(5, 1, 4).stream().collect(Collectors.collectingAndThen(Collectors.toList(), l -> l.get(0)));
    System.out.println(first);
    show("merge", () -> List.of(1, 1).stream().collect(Collectors.toMap(i -> i, i -> i)));
    show("twice", () -> {
      IntStream stream = IntStream.of(1);
      stream.sum();
      return stream.sum();
    });
    System.out.println(List.of(3, 1, 2).stream().sorted(Comparator.reverseOrder()).map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    System.out.println(IntStream.rangeClosed(1, 5).mapToObj(Integer::toBinaryString).reduce("", String::concat));
    System.out.println(List.of(1, 2, 3, 4, 5).stream().dropWhile(i -> i < 3).peek(i -> {}).flatMap(i -> List.of(i, -i).stream()).toList());
    System.out.println(IntStream.of(3, 4).asDoubleStream().boxed().toList() + " " + IntStream.empty().average() + IntStream.of(1, 2).summaryStatistics());
  }

  private static void formatting() {
    Formatter formatter = new Formatter(new StringBuilder("> "));
    formatter.format("%5d|%-5s|%05.1f|%x|%c|%b|%n", 42, "ab", 3.14159, 255, 'q', true).format("%2$s %1$s %<s", "a", "b");
    System.out.println(formatter);
    Scanner scanner = new Scanner("1 2.5 true 0x1F x,y;z\nlast line").useLocale(Locale.ROOT);
    System.out.println(scanner.nextInt() + scanner.nextDouble() + " " + scanner.nextBoolean() + scanner.next("0x[0-9A-F]+") + scanner.findInLine("(\\w),(\\w)") + scanner.match().group(2));
    System.out.println(scanner.nextLine() + scanner.nextLine() + scanner.hasNext());
    System.out.println(new Scanner("a-b-c").useDelimiter("-").tokens().toList() + " " + new Scanner("x1y22").findAll("\\d+").map(m -> m.group()).toList());
  }
}
