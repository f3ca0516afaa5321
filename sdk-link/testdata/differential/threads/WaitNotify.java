package threads;

import java.util.ArrayList;
import java.util.List;

/** A bounded buffer by wait and notifyAll; a strict ping-pong. */
public class WaitNotify {
  private final List<Integer> items = new ArrayList<>();
  private boolean ping = true;

  synchronized void put(int i) throws InterruptedException {
    while (items.size() == 3) {
      wait();
    }
    items.add(i);
    notifyAll();
  }

  synchronized int take() throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    notifyAll();
    return items.remove(0);
  }

  synchronized void turn(boolean mine, String text) throws InterruptedException {
    while (ping != mine) {
      wait();
    }
    System.out.print(text);
    ping = !mine;
    notify();
  }

  public static void main(String[] args) throws Exception {
    WaitNotify buffer = new WaitNotify();
    Thread producer =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 100; i++) {
                  buffer.put(i);
                }
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    producer.start();
    long hash = 0;
    for (int i = 0; i < 100; i++) {
      hash = hash * 31 + buffer.take();
    }
    producer.join();
    System.out.println(hash);
    Thread other =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 5; i++) {
                  buffer.turn(false, "pong ");
                }
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    other.start();
    for (int i = 0; i < 5; i++) {
      buffer.turn(true, "ping ");
    }
    other.join();
    System.out.println();
    synchronized (buffer) {
      long start = System.nanoTime();
      buffer.wait(20);
      System.out.println(System.nanoTime() - start >= 19_000_000);
    }
  }
}
