package kiln.link.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kiln.link.closure.Closure;
import kiln.link.world.ClassInfo;

/**
 * How an image tests {@code instanceof}: classes are numbered so that the subclasses of each form a
 * range; each interface that is tested has a bit of its own.
 */
final class TypeTests {
  private final Closure closure;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> lasts = new HashMap<>();
  private final SortedSet<String> testedInterfaces = new TreeSet<>();
  private final SortedSet<String> testedRanges = new TreeSet<>();

  TypeTests(Closure closure) {
    this.closure = closure;
    SortedMap<String, List<String>> children = new TreeMap<>();
    for (String type : closure.mentioned().keySet()) {
      if (isPlainClass(type) && !type.equals("java/lang/Object")) {
        ClassInfo info = closure.world().find(type);
        children.computeIfAbsent(info.superName, s -> new ArrayList<>()).add(type);
      }
    }
    number("java/lang/Object", 1, children);
  }

  private boolean isPlainClass(String type) {
    return type.charAt(0) != '[' && type.charAt(0) != '%' && !closure.world().find(type).isInterface();
  }

  private int number(String type, int next, Map<String, List<String>> children) {
    numbers.put(type, next++);
    for (String child : children.getOrDefault(type, List.of())) {
      next = number(child, next, children);
    }
    lasts.put(type, next - 1);
    return next;
  }

  /** The number of a class; 0 for interfaces, arrays and primitives. */
  int number(String type) {
    return numbers.getOrDefault(type, 0);
  }

  /** The last number of a class's subclasses. */
  int last(String type) {
    return lasts.getOrDefault(type, 0);
  }

  /** Classes and interfaces that the emitted code tests by range or bit. */
  SortedSet<String> ranges() {
    return testedRanges;
  }

  SortedSet<String> interfaces() {
    return testedInterfaces;
  }

  /**
   * A C expression: is the object (not null) an instance of {@code type}?
   *
   * @param unit declares what the expression names
   */
  String expression(String object, String type, ClassUnit unit) {
    if (type.equals("java/lang/Object")) {
      return "1";
    }
    List<String> instances = closure.instances(type);
    if (type.charAt(0) == '[') {
      return "kiln_is_array_of(" + object + ", &" + unit.type(type) + ")";
    }
    if (instances.isEmpty()) {
      return "0";
    }
    if (instances.size() == 1) {
      return object + "->class_ == REF(&" + unit.type(instances.get(0)) + ")";
    }
    ClassInfo info = closure.world().find(type);
    if (info.isInterface()) {
      testedInterfaces.add(type);
      return "HAS_BIT("
          + object + ", " + unit.absolute(Symbols.testByte(type))
          + ", " + unit.absolute(Symbols.testBit(type)) + ")";
    }
    testedRanges.add(type);
    return "IN_RANGE("
        + object + ", " + unit.absolute(Symbols.number(type))
        + ", " + unit.absolute(Symbols.span(type)) + ")";
  }
}
