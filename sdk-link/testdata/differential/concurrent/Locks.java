package concurrent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.*;

/** ReentrantLock, conditions, read-write and stamped locks. */
public class Locks {
  static int value;

  public static void main(String[] args) throws Exception {
    ReentrantLock lock = new ReentrantLock(true);
    lock.lock();
    lock.lock();
    System.out.println(
        lock.getHoldCount() + " " + lock.isFair() + lock.isHeldByCurrentThread() + lock.isLocked());
    lock.unlock();
    lock.unlock();
    try {
      lock.unlock();
    } catch (IllegalMonitorStateException e) {
      System.out.println(e);
    }
    Condition ready = lock.newCondition();
    Thread t =
        new Thread(
            () -> {
              lock.lock();
              try {
                value = 42;
                ready.signalAll();
              } finally {
                lock.unlock();
              }
            });
    lock.lock();
    t.start();
    while (value == 0) {
      ready.await();
    }
    System.out.println(
        value + " " + ready.await(2, TimeUnit.MILLISECONDS) + " " + (ready.awaitNanos(1000) <= 0));
    lock.unlock();
    t.join();
    CountDownLatch release = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              lock.lock();
              try {
                release.await();
              } catch (InterruptedException e) {
                System.out.println("holder interrupted");
              } finally {
                lock.unlock();
              }
            });
    holder.start();
    while (!lock.isLocked()) {
      Thread.sleep(1);
    }
    System.out.println(lock.tryLock() + " " + lock.tryLock(1, TimeUnit.MILLISECONDS));
    release.countDown();
    System.out.println(lock.tryLock(1, TimeUnit.MINUTES));
    Thread blocked =
        new Thread(
            () -> {
              try {
                lock.lockInterruptibly();
              } catch (InterruptedException e) {
                System.out.println("lockInterruptibly interrupted");
              }
            });
    blocked.start();
    while (!lock.hasQueuedThread(blocked)) {
      Thread.sleep(1);
    }
    blocked.interrupt();
    blocked.join();
    lock.unlock();
    ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    rw.readLock().lock();
    rw.readLock().lock();
    System.out.println(rw.getReadLockCount() + " " + rw.writeLock().tryLock());
    rw.readLock().unlock();
    rw.readLock().unlock();
    rw.writeLock().lock();
    rw.readLock().lock();
    rw.writeLock().unlock();
    System.out.println(rw.isWriteLocked() + " " + rw.getReadHoldCount());
    StampedLock st = new StampedLock();
    long optimistic = st.tryOptimisticRead();
    System.out.println(st.validate(optimistic) + " " + st.isWriteLocked());
    long w = st.writeLock();
    System.out.println(st.validate(optimistic) + " " + st.tryReadLock());
    st.unlockWrite(w);
    long r = st.readLock();
    System.out.println(st.getReadLockCount() + " " + (st.tryConvertToWriteLock(r) != 0));
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
    LockSupport.parkNanos(1_000_000);
    System.out.println("parked and back");
  }
}
