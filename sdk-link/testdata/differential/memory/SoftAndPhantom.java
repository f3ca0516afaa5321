// heap: 32M
package memory;

import java.lang.ref.*;
import java.util.*;

/** Soft references are cleared before memory runs out; phantoms are enqueued; cleaners run. */
public class SoftAndPhantom {
  static int cleaned;
  static SoftReference<byte[]> soft;

  /** On a stack of its own: what main has touched may stay in a register of its frame. */
  static void makeSoft() {
    soft = new SoftReference<>(new byte[1_000_000]);
    System.out.println(soft.get().length);
  }

  static void register(Cleaner cleaner) {
    for (int i = 0; i < 20; i++) {
      cleaner.register(
          new Object(),
          () -> {
            synchronized (SoftAndPhantom.class) {
              cleaned++;
            }
          });
    }
  }

  static PhantomReference<Object> phantom(ReferenceQueue<Object> queue) {
    return new PhantomReference<>(new Object(), queue);
  }

  static int wipeStack(int n) {
    return n == 0 ? 0 : wipeStack(n - 1) + 1;
  }

  public static void main(String[] args) throws Exception {
    Thread maker = new Thread(SoftAndPhantom::makeSoft);
    maker.start();
    maker.join();
    List<byte[]> hold = new ArrayList<>();
    try {
      while (true) {
        hold.add(new byte[1_000_000]);
      }
    } catch (OutOfMemoryError e) {
      hold = null;
      System.out.println(soft.get() == null);
    }
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    List<PhantomReference<Object>> phantoms = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      phantoms.add(phantom(queue));
    }
    int queued = 0;
    for (int i = 0; i < 100 && queued < 18; i++) {
      wipeStack(100);
      System.gc();
      while (queue.remove(5) != null) {
        queued++;
      }
    }
    System.out.println((queued >= 18) + " " + phantoms.get(0).get());
    Cleaner cleaner = Cleaner.create();
    register(cleaner);
    for (int i = 0; i < 100; i++) {
      wipeStack(100);
      System.gc();
      Thread.sleep(2);
      synchronized (SoftAndPhantom.class) {
        if (cleaned >= 18) {
          break;
        }
      }
    }
    synchronized (SoftAndPhantom.class) {
      System.out.println(cleaned >= 18);
    }
    Cleaner.Cleanable c = cleaner.register(new Object(), () -> System.out.println("by hand, once"));
    c.clean();
    c.clean();
    Reference.reachabilityFence(phantoms);
  }
}
