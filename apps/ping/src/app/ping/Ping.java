package app.ping;

import kiln.app.App;
import kiln.app.Meaning;
import kiln.clock.Clock;
import kiln.console.Console;
import kiln.net.Echo;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.Resolver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends echo requests, one after another, and tells what comes back. */
@Component(name = "ping")
public final class Ping implements App {
  /** Whom to ask, and how often. */
  public @interface Config {
    @Meaning("name or address of the host to ask")
    String to() default "";

    @Meaning("how many requests")
    int count() default 4;

    @Meaning("milliseconds from one request to the next")
    int interval() default 1000;

    @Meaning("milliseconds to wait for an answer")
    int patience() default 2000;

    @Meaning("octets of data in a request")
    int octets() default 56;

    @Meaning("time to live: routers that a request may pass, plus one")
    int ttl() default 64;
  }

  private static final long MILLI = 1_000_000L;
  private static final int LARGEST = 65_507;

  private final Console console;
  private final Clock clock;
  private final Network network;
  private final Resolver resolver;
  private final Config config;
  private int answered;
  private long least = Long.MAX_VALUE;
  private long most;
  private long sum;

  @Activate
  public Ping(
      @Reference Console console,
      @Reference Clock clock,
      @Reference Network network,
      @Reference Resolver resolver,
      Config config) {
    this.console = console;
    this.clock = clock;
    this.network = network;
    this.resolver = resolver;
    this.config = config;
  }

  /** 0 if every request was answered, 1 if not, 2 if it does not know whom to ask. */
  @Override
  public int run() throws InterruptedException {
    String mistake = mistake();
    if (mistake != null) {
      console.println("ping: " + mistake);
      return 2;
    }
    try {
      network.awaitAddress(config.patience() * MILLI);
      IpAddress to = resolver.resolve(config.to()).get(0);
      console.println("ping: " + config.to() + " is " + to + ", " + config.octets() + " octets");
      for (int i = 1; i <= config.count(); i++) {
        long next = clock.monotonicNanos() + config.interval() * MILLI;
        ask(to, i);
        long left = next - clock.monotonicNanos();
        if (i < config.count() && left > 0) {
          Thread.sleep(left / MILLI, (int) (left % MILLI));
        }
      }
    } catch (NetException e) {
      console.println("ping: " + e.getMessage());
      return 2;
    }
    summarize();
    return answered == config.count() ? 0 : 1;
  }

  private String mistake() {
    if (config.to().isEmpty()) {
      return "--to=HOST says whom to ask";
    }
    if (config.count() < 1 || config.interval() < 0 || config.patience() < 1) {
      return "count and patience are at least 1, and interval is not negative";
    }
    if (config.octets() < 0 || config.octets() > LARGEST) {
      return "octets is 0 to " + LARGEST + ", not " + config.octets();
    }
    return config.ttl() < 1 || config.ttl() > 255
        ? "ttl is 1 to 255, not " + config.ttl()
        : null;
  }

  private void ask(IpAddress to, int number) throws NetException {
    try {
      Echo echo = network.ping(to, config.octets(), config.ttl(), config.patience() * MILLI);
      String what =
          switch (echo.kind()) {
            case REPLY -> echo.length() + " octets, ttl " + echo.hopLimit();
            case HOPS_EXCEEDED -> "the time to live is over there";
            case UNREACHABLE -> "there is no way from there";
          };
      console.println(number + " from " + echo.from() + ": " + what + ", "
          + millis(echo.roundTripNanos()));
      if (echo.kind() == Echo.Kind.REPLY) {
        count(echo.roundTripNanos());
      }
    } catch (NetException e) {
      if (e.reason() == NetException.Reason.INTERRUPTED) {
        throw e;
      }
      console.println(number + ": " + e.getMessage());
    }
  }

  private void count(long nanos) {
    answered++;
    least = Math.min(least, nanos);
    most = Math.max(most, nanos);
    sum += nanos;
  }

  private void summarize() {
    String times =
        answered == 0
            ? ""
            : "; least " + millis(least) + ", mean " + millis(sum / answered)
                + ", most " + millis(most);
    console.println(answered + " of " + config.count() + " answered" + times);
  }

  /** As in {@code 0.042 ms}. */
  private static String millis(long nanos) {
    String thousandths = Long.toString(1000 + nanos / 1000 % 1000);
    return nanos / MILLI + "." + thousandths.substring(1) + " ms";
  }
}
