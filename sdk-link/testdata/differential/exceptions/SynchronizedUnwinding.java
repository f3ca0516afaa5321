package exceptions;

/** Monitors are released when an exception leaves a synchronized block or method. */
public class SynchronizedUnwinding {
  synchronized void fails() {
    System.out.println(Thread.holdsLock(this));
    throw new IllegalStateException("in synchronized");
  }

  static synchronized void staticFails() {
    System.out.println(Thread.holdsLock(SynchronizedUnwinding.class));
    throw new IllegalStateException("in static synchronized");
  }

  public static void main(String[] args) {
    SynchronizedUnwinding o = new SynchronizedUnwinding();
    for (int i = 0; i < 2; i++) {
      try {
        synchronized (o) {
          synchronized (o) {
            o.fails();
          }
        }
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage() + " " + Thread.holdsLock(o));
      }
      try {
        staticFails();
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage() + " " + Thread.holdsLock(SynchronizedUnwinding.class));
      }
    }
    try {
      o.wait();
    } catch (IllegalMonitorStateException | InterruptedException e) {
      System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
    }
    try {
      o.notifyAll();
    } catch (IllegalMonitorStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      synchronized (o) {
        o.wait(-1);
      }
    } catch (IllegalArgumentException | InterruptedException e) {
      System.out.println(e.getMessage());
    }
    try {
      Thread.holdsLock(null);
    } catch (NullPointerException e) {
      System.out.println("null");
    }
  }
}
