package memory;

import java.lang.ref.*;
import java.util.*;

/** Weak references are cleared once their referent is gone, and enqueued. */
public class WeakReferences {
  static Object strong = new Object();

  static List<WeakReference<Object>> make(ReferenceQueue<Object> queue) {
    List<WeakReference<Object>> refs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      refs.add(new WeakReference<>(i == 50 ? strong : new Object(), queue));
    }
    return refs;
  }

  static long cleared(List<WeakReference<Object>> refs) {
    return refs.stream().filter(r -> r.get() == null).count();
  }

  static int wipeStack(int n) {
    long a = n;
    long b = n * 2L;
    return n == 0 ? 0 : wipeStack(n - 1) + (int) (a ^ b) % 3;
  }

  public static void main(String[] args) throws Exception {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    List<WeakReference<Object>> refs = make(queue);
    for (int i = 0; i < 50 && cleared(refs) < 98; i++) {
      wipeStack(50);
      System.gc();
      Thread.sleep(1);
    }
    System.out.println((cleared(refs) >= 98) + " " + (refs.get(50).get() == strong));
    int queued = 0;
    while (queue.remove(200) != null) {
      queued++;
    }
    System.out.println(queued >= 98);
    Map<Object, String> weak = new WeakHashMap<>();
    weak.put(strong, "kept");
    for (int i = 0; i < 50; i++) {
      weak.put(new Object(), "dropped");
    }
    for (int i = 0; i < 50 && weak.size() > 2; i++) {
      wipeStack(50);
      System.gc();
      Thread.sleep(1);
    }
    System.out.println((weak.size() <= 2) + " " + weak.get(strong));
    WeakReference<Object> byHand = new WeakReference<>(strong);
    byHand.clear();
    System.out.println(
        byHand.get() + " " + byHand.refersTo(null) + new WeakReference<>(strong).refersTo(strong));
    System.out.println(
        byHand.enqueue()
            + " "
            + new WeakReference<>(strong, queue).enqueue()
            + (queue.poll() != null));
  }
}
