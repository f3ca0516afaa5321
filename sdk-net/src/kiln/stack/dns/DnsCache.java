package kiln.stack.dns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kiln.net.IpAddress;

/**
 * Answers for as long as they are good: a bounded number, the least used makes room. An empty list
 * is the answer that there is none (RFC 2308).
 */
final class DnsCache {
  private static final int CAPACITY = 256;

  /** Bounds of what servers say, in seconds: neither asked for each packet nor kept for ever. */
  static final int MIN_TTL = 5;

  static final int MAX_TTL = 86_400;
  static final int MAX_NEGATIVE_TTL = 300;

  private static final long SECOND = 1_000_000_000L;

  private record Entry(List<IpAddress> addresses, long untilNanos) {}

  private final Map<String, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > CAPACITY;
        }
      };

  /** The answer in hand, or null. */
  synchronized List<IpAddress> find(long nowNanos, String key) {
    Entry entry = entries.get(key);
    if (entry != null && nowNanos >= entry.untilNanos) {
      entries.remove(key);
      return null;
    }
    return entry == null ? null : entry.addresses;
  }

  synchronized void keep(long nowNanos, String key, List<IpAddress> addresses, int ttlSeconds) {
    int most = addresses.isEmpty() ? MAX_NEGATIVE_TTL : MAX_TTL;
    long ttl = Math.min(Math.max(ttlSeconds, MIN_TTL), most);
    entries.put(key, new Entry(List.copyOf(addresses), nowNanos + ttl * SECOND));
  }

  synchronized int size() {
    return entries.size();
  }
}
