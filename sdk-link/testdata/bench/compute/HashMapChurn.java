package compute;

import java.util.HashMap;
import java.util.Map;

/** Puts, lookups, merges and removals in a {@code HashMap<String, Integer>}. */
final class HashMapChurn implements Kernel {
  private final String[] keys = new String[4000];

  HashMapChurn() {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = "key-" + i * 7919;
    }
  }

  @Override
  public long run() {
    Map<String, Integer> map = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], i);
    }
    long sum = 0;
    for (int round = 0; round < 5; round++) {
      for (int i = round; i < keys.length; i += 3) {
        map.merge(keys[i], round, Integer::sum);
        sum += map.get(keys[keys.length - 1 - i]);
      }
      for (int i = round; i < keys.length; i += 11) {
        map.remove(keys[i]);
        map.put(keys[i], i + round);
      }
    }
    for (Map.Entry<String, Integer> e : map.entrySet()) {
      sum = sum * 31 + e.getKey().length() + e.getValue();
    }
    return sum;
  }
}
