// requires: the copies of exceptions that ForkJoinTask makes by reflection
package concurrent;

import java.util.concurrent.*;

/** A task's exception arrives in the caller as a copy made in the caller's thread. */
public class ForkJoinFailure {
  public static void main(String[] args) {
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      pool.invoke(
          new RecursiveAction() {
            @Override
            protected void compute() {
              throw new IllegalStateException("in task");
            }
          });
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    pool.shutdown();
  }
}
