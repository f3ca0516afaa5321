package concurrent;

import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/** Dining philosophers over ordered locks; a pipeline of stages. */
public class Philosophers {
  public static void main(String[] args) throws Exception {
    Lock[] forks = new Lock[5];
    for (int i = 0; i < 5; i++) {
      forks[i] = new ReentrantLock();
    }
    int[] meals = new int[5];
    Thread[] ts = new Thread[5];
    for (int i = 0; i < 5; i++) {
      int id = i;
      Lock first = forks[Math.min(id, (id + 1) % 5)];
      Lock second = forks[Math.max(id, (id + 1) % 5)];
      ts[i] =
          new Thread(
              () -> {
                for (int k = 0; k < 200; k++) {
                  first.lock();
                  second.lock();
                  try {
                    meals[id]++;
                    if (k % 20 == 0) {
                      Thread.yield();
                    }
                  } finally {
                    second.unlock();
                    first.unlock();
                  }
                }
              });
      ts[i].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(java.util.Arrays.toString(meals));
    BlockingQueue<Integer> in = new LinkedBlockingQueue<>(2);
    BlockingQueue<String> out = new LinkedBlockingQueue<>(2);
    Thread stage =
        new Thread(
            () -> {
              try {
                for (int v; (v = in.take()) >= 0; ) {
                  out.put("<" + v * v + ">");
                }
                out.put("end");
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    stage.start();
    new Thread(
            () -> {
              try {
                for (int i = 0; i < 10; i++) {
                  in.put(i);
                }
                in.put(-1);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            })
        .start();
    for (String s; !(s = out.take()).equals("end"); ) {
      System.out.print(s);
    }
    System.out.println();
  }
}
