package kiln.stack.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kiln.stack.random.KeyedRandom;
import kiln.stack.wire.Ip;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private final NetInterface out = new IpStack(new KeyedRandom(1, 1)).loopback();

  private Route route(int address, int bits, int gateway) {
    return new Route(
        0, Ip.v4(address), 96 + bits, 0, gateway == 0 ? 0 : Ip.v4(gateway), out, Long.MAX_VALUE);
  }

  /** Against a search of all, for the longest prefix. */
  @Test
  void theLongestPrefixWins() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      RouteTable table = new RouteTable();
      List<Route> model = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int bits = random.nextInt(9) * 4;
        int net = (random.nextInt(4) << 28 | random.nextInt(4) << 20) & (int) Ip.mask(32 + bits);
        Route r = route(net, bits, 1 + i);
        if (model.stream().noneMatch(m -> m.low() == r.low() && m.prefix() == r.prefix())) {
          model.add(r);
          assertTrue(table.add(r));
        }
      }
      for (int i = 0; i < 50; i++) {
        long low = Ip.v4(random.nextInt(4) << 28 | random.nextInt(4) << 20 | random.nextInt(9));
        Route best = null;
        for (Route r : model) {
          if (r.matches(0, low) && (best == null || r.prefix() > best.prefix())) {
            best = r;
          }
        }
        assertEquals(best, table.lookup(0, low));
      }
    }
  }

  @Test
  void theTableDoesNotGrowWithoutBound() {
    RouteTable table = new RouteTable();
    for (int i = 0; i < 64; i++) {
      assertTrue(table.add(route(i << 8, 24, 1)));
    }
    assertFalse(table.add(route(99 << 8, 24, 1)));
    assertTrue(table.add(route(5 << 8, 24, 1)), "the same again takes its own place");
    assertEquals(64, table.size());
  }

  @Test
  void routesEndWithTheirTime() {
    RouteTable table = new RouteTable();
    table.add(new Route(0, Ip.V4, 96, 0, Ip.v4(9), out, 1000));
    assertEquals(1000, table.pollAt());
    table.expire(999);
    assertEquals(1, table.size());
    table.expire(1000);
    assertEquals(0, table.size());
  }
}
