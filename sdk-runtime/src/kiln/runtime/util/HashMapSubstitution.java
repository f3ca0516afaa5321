package kiln.runtime.util;

import kiln.runtime.substitute.Substitutes;

/**
 * Keys of a crowded bin are ordered by compareTo where their class compares with itself. HotSpot asks
 * the generic signature, which is not in images; the linker has noted the answer.
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

/** Classes that implement Comparable of themselves: the linker reads their generic signatures. */
final class SelfComparable {
  private SelfComparable() {}

  static Class<?> classOf(Object key) {
    return key instanceof Comparable && is(key.getClass()) ? key.getClass() : null;
  }

  private static native boolean is(Class<?> type);
}
