// heap: 16M
package memory;

/** What a lock takes that its object's header has no room for, beside an identity hash. */
public class MonitorsAreSmall {
  private static final int COUNT = 1_984;
  private static final int MOST = 80;

  private static final Object[] OBJECTS = new Object[COUNT];

  public static void main(String[] args) {
    for (int i = 0; i < COUNT; i++) {
      OBJECTS[i] = new Object();
    }
    long before = used();
    long within = lockFrom(0);
    System.out.println("small " + (within - before < (long) MOST * COUNT));
    long after = used();
    lockFrom(0);
    System.out.println("taken again " + (used() - after < MOST * 10));
  }

  /** Bytes in use while all objects from this one on are locked. */
  private static long lockFrom(int index) {
    if (index == COUNT) {
      return used();
    }
    synchronized (OBJECTS[index]) {
      System.identityHashCode(OBJECTS[index]);
      return lockFrom(index + 1);
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
