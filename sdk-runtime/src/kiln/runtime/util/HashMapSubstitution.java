package kiln.runtime.util;

import kiln.runtime.substitute.Substitutes;

/**
 * Keys of a crowded bin are ordered by compareTo where their class is known to compare with itself;
 * others by identity, as HotSpot does for keys that are not comparable. Generic signatures, which
 * HotSpot asks, are not in images.
 */
@Substitutes("java.util.HashMap")
final class HashMapSubstitution {
  private HashMapSubstitution() {}

  static Class<?> comparableClassFor(Object key) {
    return SelfComparable.classOf(key);
  }
}

/** The same for the concurrent map. */
@Substitutes("java.util.concurrent.ConcurrentHashMap")
final class ConcurrentHashMapSubstitution {
  private ConcurrentHashMapSubstitution() {}

  static Class<?> comparableClassFor(Object key) {
    return SelfComparable.classOf(key);
  }
}

/** Classes of the library that implement Comparable of themselves. */
final class SelfComparable {
  private SelfComparable() {}

  static Class<?> classOf(Object key) {
    boolean known =
        key instanceof String
            || key instanceof Integer
            || key instanceof Long
            || key instanceof Character
            || key instanceof Short
            || key instanceof Byte
            || key instanceof Double
            || key instanceof Float;
    return known ? key.getClass() : null;
  }
}
