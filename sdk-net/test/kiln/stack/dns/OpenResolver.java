package kiln.stack.dns;

import java.lang.annotation.Annotation;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.Network;
import kiln.net.Resolver;

/** A stub resolver for tests of other packages. */
public final class OpenResolver {
  private record Settings(String dns, int dns_port) implements StubResolver.Config {
    @Override
    public Class<? extends Annotation> annotationType() {
      return StubResolver.Config.class;
    }
  }

  private OpenResolver() {}

  public static Resolver of(
      Network network, Clock clock, RandomSource random, String server, int port) {
    return new StubResolver(network, clock, random, new Settings(server, port));
  }
}
