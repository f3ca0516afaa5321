package kiln.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several apps on one network: a client and a server, with the whole stack in each. */
class StackTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Quality BAD =
      Quality.CABLE
          .delay(Duration.ofMillis(20))
          .rate(10_000_000, 64 << 10)
          .loss(50)
          .duplicate(50)
          .reorder(250)
          .corrupt(10);

  @Test
  void aPageIsFetchedOverABadLinkAndTheSameSeedDoesItTheSameWay() throws Exception {
    Path httpd = Images.of("httpd");
    Path fetch = Images.of("fetch");
    Seeds.check(
        3,
        world -> {
          visit(world, httpd, fetch);
          try (Simulation again = new Simulation(world.seed())) {
            visit(again, httpd, fetch);
            assertEquals(List.copyOf(world.trace()), again.trace());
          }
        });
  }

  private static void visit(Simulation world, Path httpd, Path fetch) {
    Network lan = world.network("lan");
    Node server = world.node("server", httpd, "--ipv4=10.0.0.2/24");
    lan.attach(server, "service", BAD);
    Node client =
        world.node("client", fetch, "--ipv4=10.0.0.3/24", "--url=http://10.0.0.2:10000/");
    lan.attach(client, "service");
    server.start();
    client.start();
    assertEquals(0, client.await(LONG), client.output() + client.errors() + server.errors());
    assertTrue(client.output().contains("<p>Future!!</p>"), client.output());
    assertTrue(server.isRunning());
    assertTrue(world.nowNanos() > 60_000_000, "three round trips at least");
  }
}
