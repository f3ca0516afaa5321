package kiln.platforms.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import kiln.net.Connection;
import kiln.net.Echo;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.PacketFilter;
import kiln.net.UdpSocket;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The host's sockets. */
@Component
public final class HostNetwork implements Network {
  private static final Path RESOLVERS = Path.of("/etc/resolv.conf");
  private static final String RESOLVER = "nameserver ";
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long USUAL_CONNECT_NANOS = 180_000_000_000L;

  private final AtomicLong listened = new AtomicLong();
  private final AtomicLong connected = new AtomicLong();

  @Activate
  public HostNetwork() {}

  @Override
  public Listener listen(Endpoint local, int backlog) throws NetException {
    if (local.port() == 0) {
      throw new IllegalArgumentException("a listener needs a port of 1 to 65535, not 0");
    }
    try {
      Listener listener = new HostListener(local, backlog);
      listened.incrementAndGet();
      return listener;
    } catch (IOException e) {
      throw Failures.of(e, "listening on " + local);
    }
  }

  @Override
  public Connection connect(Endpoint local, Endpoint remote, long timeoutNanos)
      throws NetException {
    String what = "connecting to " + remote;
    long deadline = Waiting.deadline(timeoutNanos == 0 ? USUAL_CONNECT_NANOS : timeoutNanos);
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      if (!local.equals(Endpoint.any(0))) {
        channel.bind(Addresses.of(local));
      }
      if (!channel.connect(Addresses.of(remote))) {
        awaitConnected(channel, deadline, what);
      }
      connected.incrementAndGet();
      return new HostConnection(channel);
    } catch (IOException e) {
      close(channel);
      throw Failures.of(e, what);
    }
  }

  private static void awaitConnected(SocketChannel channel, long deadline, String what)
      throws IOException {
    Waiting connects = new Waiting(channel, SelectionKey.OP_CONNECT);
    try {
      while (!channel.finishConnect()) {
        connects.await(deadline, what);
      }
    } finally {
      connects.close();
    }
  }

  private static void close(SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // never was open to anybody
    }
  }

  @Override
  public UdpSocket udp(Endpoint local) throws NetException {
    try {
      return new HostUdp(local);
    } catch (IOException e) {
      throw Failures.of(e, "opening UDP port " + local);
    }
  }

  @Override
  public List<IpAddress> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress())
          .map(Addresses::of)
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  @Override
  public List<IpAddress> resolvers() {
    try (Stream<String> lines = Files.lines(RESOLVERS)) {
      return lines
          .filter(line -> line.startsWith(RESOLVER))
          .map(line -> line.substring(RESOLVER.length()).strip())
          .filter(IpAddress::isAddress)
          .map(IpAddress::parse)
          .toList();
    } catch (IOException e) {
      return List.of(); // a host without that file asks in ways of its own
    }
  }

  @Override
  public boolean awaitAddress(long timeoutNanos) throws NetException {
    long deadline = System.nanoTime() + timeoutNanos;
    while (addresses().stream().allMatch(a -> Addresses.of(a).isLinkLocalAddress())) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      sleep();
    }
    return true;
  }

  private static void sleep() throws NetException {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetException(
          NetException.Reason.INTERRUPTED, "waiting for an address was interrupted");
    }
  }

  /** As the host may: by ICMP as root, else by a port that refuses. Who answered is not told. */
  @Override
  public Echo ping(IpAddress to, int length, int hopLimit, long timeoutNanos)
      throws NetException {
    InetAddress address = Addresses.of(to);
    long start = System.nanoTime();
    int millis = (int) Math.min(Integer.MAX_VALUE, timeoutNanos / NANOS_PER_MILLI + 1);
    try {
      if (address.isReachable(null, hopLimit, millis)) {
        return new Echo(to, Echo.Kind.REPLY, length, hopLimit, System.nanoTime() - start);
      }
    } catch (IOException e) {
      throw Failures.of(e, "pinging " + to);
    }
    throw new NetException(NetException.Reason.TIMED_OUT, to + " does not answer");
  }

  @Override
  public void filter(PacketFilter filter) {
    if (filter != null) {
      throw new IllegalStateException("the host's sockets have no packet filter; run the app over a"
          + " TAP device instead (--net tap0)");
    }
  }

  @Override
  public String counters() {
    return line("connections-opened", connected.get()) + line("listeners", listened.get());
  }

  private static String line(String name, long value) {
    return value == 0 ? "" : name + " " + value + "\n";
  }
}
