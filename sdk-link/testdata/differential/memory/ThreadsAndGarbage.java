// heap: 16M
package memory;

import java.util.*;

/** Every thread allocates, keeps a part and checks it. */
public class ThreadsAndGarbage {
  public static void main(String[] args) throws Exception {
    long[] results = new long[6];
    Thread[] ts = new Thread[6];
    for (int t = 0; t < ts.length; t++) {
      int id = t;
      ts[t] =
          new Thread(
              () -> {
                Map<Integer, String> kept = new HashMap<>();
                for (int i = 0; i < 5000; i++) {
                  kept.put(i % 300, "t" + id + "-" + i);
                  byte[] garbage = new byte[1000];
                  garbage[0] = (byte) i;
                  if (i % 100 == 0) {
                    Thread.yield();
                  }
                }
                for (String s : kept.values()) {
                  results[id] += s.hashCode();
                }
              });
      ts[t].start();
    }
    for (Thread t : ts) {
      t.join();
    }
    System.out.println(Arrays.toString(results));
  }
}
