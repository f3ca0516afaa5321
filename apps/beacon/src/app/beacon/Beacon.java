package app.beacon;

import java.util.concurrent.locks.LockSupport;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.clock.Clock;
import kiln.entropy.NoEntropyException;
import kiln.entropy.RandomSource;
import kiln.net.Endpoint;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.UdpSocket;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Streams bytes of the random generator, which the platform's entropy seeds, to a UDP port, at a rate
 * that the operator chooses. A machine without entropy gives none: the app says so and ends.
 */
@Component(name = "beacon")
public final class Beacon implements App {
  /** To whom, how many, how fast. */
  public @interface Config {
    /** An address and a port. */
    @Meaning("endpoint of UDP that gets the bytes, like 10.0.0.1:9999")
    String to() default "";

    /** The stream's length. */
    @Meaning("bytes to give; 0 for no end")
    long bytes() default 0;

    /** So that a link and a receiver can follow. */
    @Meaning("datagrams of 1024 bytes a second, 1 to 1000000")
    int rate() default 1000;
  }

  private static final int DATAGRAM_BYTES = 1024;
  private static final int RATE_MOST = 1_000_000;
  private static final long SECOND = 1_000_000_000L; // nanoseconds
  private static final long PATIENCE = 30 * SECOND; // for an address of ours

  private final RandomSource random;
  private final Network network;
  private final Clock clock;
  private final Config config;

  @Activate
  public Beacon(
      @Reference RandomSource random,
      @Reference Network network,
      @Reference Clock clock,
      Config config) {
    this.random = random;
    this.network = network;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public int run() throws NetException {
    Endpoint to = peer();
    if (config.bytes() < 0 || config.rate() < 1 || config.rate() > RATE_MOST) {
      throw new Refusal("--bytes=" + config.bytes() + " and --rate=" + config.rate()
          + ": at least 0 bytes, and 1 to " + RATE_MOST + " datagrams a second.");
    }
    if (!network.awaitAddress(PATIENCE)) {
      throw new Refusal("The network has no address yet; is there a DHCP server? Else give one, as"
          + " in --ipv4=10.0.0.2/24.");
    }
    try (UdpSocket socket = network.udp(Endpoint.any(0))) {
      stream(socket, to);
    } catch (NoEntropyException e) {
      throw new Refusal(e.getMessage());
    }
    return 0;
  }

  private Endpoint peer() {
    if (config.to().isEmpty()) {
      throw new Refusal("--to=ADDRESS:PORT says who gets the bytes.");
    }
    try {
      return Endpoint.parse(config.to());
    } catch (IllegalArgumentException e) {
      throw new Refusal("--to: " + e.getMessage());
    }
  }

  private void stream(UdpSocket socket, Endpoint to) throws NetException {
    byte[] datagram = new byte[DATAGRAM_BYTES];
    long start = clock.monotonicNanos();
    long left = config.bytes() == 0 ? Long.MAX_VALUE : config.bytes();
    for (long sent = 0; left > 0; sent++) {
      int length = (int) Math.min(DATAGRAM_BYTES, left);
      random.fill(datagram, 0, length);
      socket.send(to, datagram, 0, length);
      left -= length;
      for (long wait; left > 0 && (wait = start + due(sent + 1) - clock.monotonicNanos()) > 0; ) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  /** When a datagram goes out, in nanoseconds since the first; no product that could overflow. */
  private long due(long number) {
    int rate = config.rate();
    return number / rate * SECOND + number % rate * SECOND / rate;
  }
}
