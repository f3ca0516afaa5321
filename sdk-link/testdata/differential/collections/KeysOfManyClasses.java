package collections;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys whose hash is one of a string, of something else, thrown, or none. */
public class KeysOfManyClasses {
  record Point(int x, int y) {}

  /** Refuses to be hashed at the third time. */
  static final class Moody {
    private int asked;

    @Override
    public int hashCode() {
      if (++asked == 3) {
        throw new IllegalStateException("asked " + asked + " times");
      }
      return 7;
    }
  }

  public static void main(String[] args) {
    Map<Object, String> map = new LinkedHashMap<>();
    List<Object> keys = List.of("", "\0", "\0\0", "Aa", "BB", "\u20ac", 7, 7L, 'x', 1.5,
        true, new Point(1, 2), List.of("Aa", "BB"), Map.Entry.comparingByKey() == null,
        new StringBuilder("Aa").toString());
    for (Object key : keys) {
      map.put(key, key.getClass().getSimpleName() + map.size());
    }
    map.put(null, "null");
    for (Object key : keys) {
      System.out.println(key.hashCode() + " " + map.get(key) + " " + map.containsKey(key));
    }
    System.out.println(map.get(null) + " " + map.get(new Point(1, 2)) + " " + map.get("Bb") + " "
        + map.size());
    Moody moody = new Moody();
    Map<Object, Integer> counts = new HashMap<>();
    counts.put(moody, 1);
    counts.merge(moody, 1, Integer::sum);
    try {
      counts.merge(moody, 1, Integer::sum);
      System.out.println("not thrown");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + " " + e.getStackTrace()[0].getMethodName());
    }
    System.out.println(counts.get(moody));
  }
}
