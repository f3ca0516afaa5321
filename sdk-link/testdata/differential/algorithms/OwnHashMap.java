package algorithms;

/** A generic open hash map written from scratch. */
public class OwnHashMap {
  static class Table<K, V> {
    private static class Entry<K, V> {
      final K key;
      V value;
      Entry<K, V> next;

      Entry(K key, V value, Entry<K, V> next) {
        this.key = key;
        this.value = value;
        this.next = next;
      }
    }

    private Entry<K, V>[] buckets = array(4);
    private int size;

    @SuppressWarnings("unchecked")
    private static <K, V> Entry<K, V>[] array(int n) {
      return (Entry<K, V>[]) new Entry<?, ?>[n];
    }

    private int index(Object key, int n) {
      return (key.hashCode() & 0x7fffffff) % n;
    }

    V put(K key, V value) {
      for (Entry<K, V> e = buckets[index(key, buckets.length)]; e != null; e = e.next) {
        if (e.key.equals(key)) {
          V old = e.value;
          e.value = value;
          return old;
        }
      }
      if (++size > buckets.length * 3 / 4) {
        Entry<K, V>[] wider = array(buckets.length * 2 + 1);
        for (Entry<K, V> bucket : buckets) {
          for (Entry<K, V> e = bucket; e != null; ) {
            Entry<K, V> next = e.next;
            int i = index(e.key, wider.length);
            e.next = wider[i];
            wider[i] = e;
            e = next;
          }
        }
        buckets = wider;
      }
      int i = index(key, buckets.length);
      buckets[i] = new Entry<>(key, value, buckets[i]);
      return null;
    }

    V get(K key) {
      for (Entry<K, V> e = buckets[index(key, buckets.length)]; e != null; e = e.next) {
        if (e.key.equals(key)) {
          return e.value;
        }
      }
      return null;
    }
  }

  public static void main(String[] args) {
    Table<String, Integer> table = new Table<>();
    for (int i = 0; i < 500; i++) {
      table.put("key" + i % 300, i);
    }
    System.out.println(
        table.size
            + " "
            + table.buckets.length
            + " "
            + table.get("key7")
            + table.get("key299")
            + table.get("none")
            + table.put("key7", 1));
    Table<Object, Object> mixed = new Table<>();
    mixed.put(1, "int");
    mixed.put(1L, "long");
    mixed.put('a', "char");
    mixed.put("a", "string");
    mixed.put(1.0, null);
    System.out.println(
        mixed.get(1)
            + " "
            + mixed.get(1L)
            + " "
            + mixed.get('a')
            + mixed.get("a")
            + mixed.get(1.0)
            + mixed.size);
    long hash = 0;
    for (Table.Entry<String, Integer> bucket : table.buckets) {
      for (Table.Entry<String, Integer> e = bucket; e != null; e = e.next) {
        hash = hash * 31 + e.key.hashCode() + e.value;
      }
    }
    System.out.println(hash);
  }
}
