package threads;

/** Monitors are reentrant, nested, and shared by many objects. */
public class RecursiveLocks {
  static int depth(Object lock, int n) {
    synchronized (lock) {
      return n == 0 ? 0 : 1 + depth(lock, n - 1);
    }
  }

  synchronized int both(RecursiveLocks other, int n) {
    return n == 0 ? 0 : 1 + other.both(this, n - 1);
  }

  public static void main(String[] args) throws Exception {
    Object lock = new Object();
    System.out.println(depth(lock, 500) + " " + Thread.holdsLock(lock));
    System.out.println(new RecursiveLocks().both(new RecursiveLocks(), 300));
    Object[] locks = new Object[200];
    for (int i = 0; i < locks.length; i++) {
      locks[i] = i % 3 == 0 ? new int[i] : i % 3 == 1 ? "lock" + i : new Object();
    }
    int[] hashes = new int[locks.length];
    int[] inside = {0};
    Thread[] ts = new Thread[4];
    for (int t = 0; t < ts.length; t++) {
      ts[t] =
          new Thread(
              () -> {
                for (int i = 0; i < locks.length; i++) {
                  synchronized (locks[i]) {
                    int hash = System.identityHashCode(locks[i]);
                    if (hashes[i] != 0 && hashes[i] != hash) {
                      System.out.println("the hash changed");
                    }
                    hashes[i] = hash;
                    Thread.yield();
                    synchronized (locks) {
                      inside[0]++;
                    }
                  }
                }
              });
      ts[t].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(inside[0]);
    synchronized (lock) {
      synchronized (lock) {
        lock.wait(5);
        System.out.println(Thread.holdsLock(lock));
      }
      System.out.println(Thread.holdsLock(lock));
    }
    System.out.println(Thread.holdsLock(lock));
    synchronized (RecursiveLocks.class) {
      synchronized (int[].class) {
        System.out.println(Thread.holdsLock(RecursiveLocks.class));
      }
    }
  }
}
