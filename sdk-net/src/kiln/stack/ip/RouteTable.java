package kiln.stack.ip;

/**
 * The routes of a stack: the longest prefix wins, among equals the oldest.
 *
 * <p>Invariant: {@code routes[0..count)} is sorted by prefix, longest first, so the first match is
 * the best. Bounded: router advertisements cannot grow it.
 */
public final class RouteTable {
  private static final int CAPACITY = 64;

  private final Route[] routes = new Route[CAPACITY];
  private int count;

  /** Adds a route, in place of one with the same prefix, gateway and interface; false if full. */
  public boolean add(Route route) {
    remove(route);
    if (count == CAPACITY) {
      return false;
    }
    int at = count;
    while (at > 0 && routes[at - 1].prefix() < route.prefix()) {
      routes[at] = routes[at - 1];
      at--;
    }
    routes[at] = route;
    count++;
    return true;
  }

  /** Removes the route with the same prefix, gateway and interface, if there is one. */
  public void remove(Route route) {
    for (int i = 0; i < count; i++) {
      if (same(routes[i], route)) {
        removeAt(i);
        return;
      }
    }
  }

  /** The route to an address, or null. */
  public Route lookup(long high, long low) {
    for (int i = 0; i < count; i++) {
      if (routes[i].matches(high, low)) {
        return routes[i];
      }
    }
    return null;
  }

  /** Drops routes whose time is over. */
  void expire(long nowNanos) {
    for (int i = count - 1; i >= 0; i--) {
      if (routes[i].validUntilNanos() <= nowNanos) {
        removeAt(i);
      }
    }
  }

  long pollAt() {
    long at = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      at = Math.min(at, routes[i].validUntilNanos());
    }
    return at;
  }

  void removeAll(NetInterface out, boolean v4) {
    for (int i = count - 1; i >= 0; i--) {
      if (routes[i].out() == out
          && kiln.stack.wire.Ip.isV4(routes[i].high(), routes[i].low()) == v4) {
        removeAt(i);
      }
    }
  }

  public int size() {
    return count;
  }

  public Route get(int i) {
    return routes[i];
  }

  private static boolean same(Route a, Route b) {
    return a.high() == b.high()
        && a.low() == b.low()
        && a.prefix() == b.prefix()
        && a.gatewayHigh() == b.gatewayHigh()
        && a.gatewayLow() == b.gatewayLow()
        && a.out() == b.out();
  }

  private void removeAt(int i) {
    System.arraycopy(routes, i + 1, routes, i, --count - i);
    routes[count] = null;
  }
}
