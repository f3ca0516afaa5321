package kiln.stack.socket;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.app.Seldom;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.AttachedNetDevices;
import kiln.net.Connection;
import kiln.net.Echo;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.Listener;
import kiln.net.NetDevice;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.PacketFilter;
import kiln.net.UdpSocket;
import kiln.platform.Platform;
import kiln.stack.dhcp.DhcpClient;
import kiln.stack.ip.InterfaceAddress;
import kiln.stack.ip.NetInterface;
import kiln.stack.random.KeyedRandom;
import kiln.stack.tcp.Tcp;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.tcp.TcpConnection;
import kiln.stack.tcp.TcpListener;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.Ip;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The stack as a service: every {@link NetDevice} an interface, configured at boot. */
@Component(
    name = "net",
    property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
@Seldom
public final class SocketNetwork implements Network {
  /** How the first device is addressed, and what the sockets may take. */
  public @interface Config {
    @Meaning(
        "IPv4 address and prefix, like 10.0.0.2/24, or dhcp; more, with commas, name their device:"
            + " 10.1.0.1%private/24")
    String ipv4() default "dhcp";

    @Meaning("IPv4 address of the router; empty for none")
    String ipv4_gateway() default "";

    @Meaning("IPv6 addresses and prefixes, as those of IPv4, like fd00::2/64; empty for none")
    String ipv6() default "";

    @Meaning("IPv6 address of the router; empty for none")
    String ipv6_gateway() default "";

    @Meaning("whether routers may give IPv6 addresses")
    boolean accept_ra() default true;

    @Meaning("more routes, with commas, each a prefix and its gateway: 10.2.0.0/16@10.1.0.7")
    String routes() default "";

    @Meaning("whether packets for others are passed on between devices")
    boolean forwarding() default false;

    @Meaning("memory of all connections together, in KiB; at most half of the heap")
    int net_memory() default 16_384;

    @Meaning("most that one connection may queue in each direction, in KiB")
    int net_buffer() default 1024;
  }

  /** 65,535 octets less the headers of IPv4 and ICMP. */
  private static final int MAX_ECHO = 65_507;

  private final StackOwner owner;
  private final Signal changes;
  private final Pings pings;

  /** Null if the address is given or none is wanted. */
  private DhcpClient dhcp;

  @Activate
  public SocketNetwork(
      @Reference AttachedNetDevices attached,
      @Reference Clock clock,
      @Reference Platform platform,
      @Reference RandomSource random,
      Config config) {
    checkSizes(config);
    TcpConfig tcp =
        new TcpConfig(
            memoryBytes(config), config.net_buffer() * 1024, timeWaits(config), true);
    KeyedRandom keyed = new KeyedRandom(random.nextLong(), random.nextLong());
    owner = new StackOwner(keyed, tcp, clock, platform);
    changes = new Signal(clock);
    owner.ip.addressListener(changes::changed);
    pings = new Pings(owner);
    List<NetInterface> nets = new ArrayList<>();
    for (NetDevice device : attached.all()) {
      nets.add(owner.ip.addInterface(device));
    }
    Addressing addressing = new Addressing(owner.ip, nets, owner.now());
    try {
      addressing.apply(config);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage());
    }
    if (addressing.dhcp() != null) {
      startDhcp(addressing.dhcp());
    }
    owner.start();
  }

  /** Ends the thread, for tests; a run ends with its process or image, and the thread with it. */
  void stop() {
    owner.stop();
  }

  /** What the end of a run does, for tests: blocks until what was sent last is delivered. */
  void deliver() {
    owner.deliver();
  }

  private static void checkSizes(Config config) {
    if (config.net_memory() < 64 || config.net_buffer() < 16 || config.net_buffer() > 1 << 20) {
      throw new Refusal(
          "net-memory is "
              + config.net_memory()
              + " KiB and net-buffer "
              + config.net_buffer()
              + " KiB; they must be at least 64 and 16");
    }
  }

  /** What was asked for, but never more than the heap can hold beside an app. */
  private static long memoryBytes(Config config) {
    return Math.min(config.net_memory() * 1024L, Runtime.getRuntime().maxMemory() / 2);
  }

  /** Some 80 octets each: at most an eighth of the budget beside it. */
  private static int timeWaits(Config config) {
    return (int) Math.max(64, Math.min(16_384, memoryBytes(config) / 8 / 80));
  }

  private void startDhcp(NetInterface net) {
    dhcp = new DhcpClient(owner.now(), owner.ip, owner.udp, net);
    owner.add(
        new StackOwner.Task() {
          @Override
          public void poll(long nowNanos) {
            dhcp.poll(nowNanos);
          }

          @Override
          public long pollAt() {
            return dhcp.pollAt();
          }
        });
  }

  @Override
  public Listener listen(Endpoint local, int backlog) throws NetException {
    if (local.port() == 0) {
      throw new IllegalArgumentException("a listener needs a port of 1 to 65535, not 0");
    }
    synchronized (owner.lock) {
      IpAddress a = local.address();
      TcpListener l = owner.tcp.listen(a.high(), a.low(), local.port(), backlog);
      if (l == null) {
        throw new NetException(
            NetException.Reason.IN_USE, "another listener has " + local + " already");
      }
      return new SocketListener(owner, l);
    }
  }

  @Override
  public Connection connect(Endpoint local, Endpoint remote, long timeoutNanos)
      throws NetException {
    SocketConnection socket;
    synchronized (owner.lock) {
      TcpConnection c = open(local, remote);
      if (c == null) {
        throw refused(remote, owner.tcp.refusal());
      }
      socket = SocketConnection.over(owner, c);
      if (socket == null) {
        throw refused(remote, Tcp.Refusal.NO_MEMORY);
      }
      owner.leave();
    }
    socket.awaitEstablished(timeoutNanos);
    return socket;
  }

  private TcpConnection open(Endpoint local, Endpoint remote) {
    IpAddress from = local.address();
    IpAddress to = remote.address();
    long now = owner.now();
    return Ip.isAny(from.high(), from.low())
        ? owner.tcp.connect(now, to.high(), to.low(), remote.port(), local.port())
        : owner.tcp.connectFrom(
            now, from.high(), from.low(), local.port(), to.high(), to.low(), remote.port());
  }

  private static NetException refused(Endpoint remote, Tcp.Refusal why) {
    return switch (why) {
      case NO_ROUTE ->
          new NetException(NetException.Reason.UNREACHABLE, "there is no route to " + remote);
      case NO_PORT ->
          new NetException(
              NetException.Reason.IN_USE, "every dynamic port is in use with " + remote);
      case NO_MEMORY ->
          new NetException(
              NetException.Reason.NO_MEMORY,
              "the network's memory is spent; a connection to " + remote + " has to wait");
    };
  }

  @Override
  public UdpSocket udp(Endpoint local) throws NetException {
    synchronized (owner.lock) {
      IpAddress a = local.address();
      UdpPort port = owner.udp.bind(a.high(), a.low(), local.port(), UdpPort.DEFAULT_RING);
      if (port == null) {
        throw new NetException(
            NetException.Reason.IN_USE, "another socket has " + local + " already");
      }
      return new SocketUdp(owner, port);
    }
  }

  @Override
  public List<IpAddress> addresses() {
    List<IpAddress> found = new ArrayList<>();
    synchronized (owner.lock) {
      for (int i = 0; i < owner.ip.interfaceCount(); i++) {
        NetInterface net = owner.ip.getInterface(i);
        for (int n = 0; !net.isLoopback() && n < net.addressCount(); n++) {
          InterfaceAddress a = net.address(n);
          if (a.usable()) {
            found.add(new IpAddress(a.high(), a.low()));
          }
        }
      }
    }
    return found;
  }

  @Override
  public List<IpAddress> resolvers() {
    List<IpAddress> found = new ArrayList<>();
    synchronized (owner.lock) {
      for (int i = 0; dhcp != null && i < dhcp.resolverCount(); i++) {
        found.add(new IpAddress(0, dhcp.resolverLow(i)));
      }
      for (int i = 0; i < owner.ip.interfaceCount(); i++) {
        NetInterface net = owner.ip.getInterface(i);
        for (int n = 0; n < net.resolverCount(); n++) {
          found.add(new IpAddress(net.resolverHigh(n), net.resolverLow(n)));
        }
      }
    }
    return found;
  }

  @Override
  public boolean awaitAddress(long timeoutNanos) throws NetException {
    long deadline = owner.now() + timeoutNanos;
    while (true) {
      int seen = changes.count();
      for (IpAddress a : addresses()) {
        if (!Ip.isLinkLocal(a.high(), a.low())) {
          return true;
        }
      }
      if (!changes.await(seen, deadline)) {
        return false;
      }
    }
  }

  @Override
  public Echo ping(IpAddress to, int length, int hopLimit, long timeoutNanos)
      throws NetException {
    if (length < 0 || length > MAX_ECHO || hopLimit < 1 || hopLimit > 255) {
      throw new IllegalArgumentException(
          "a ping has 0 to " + MAX_ECHO + " octets of data and a hop limit of 1 to 255, not "
              + length + " and " + hopLimit);
    }
    return pings.ping(to, length, hopLimit, timeoutNanos);
  }

  @Override
  public void filter(PacketFilter filter) {
    synchronized (owner.lock) {
      owner.ip.filter(filter);
    }
  }

  @Override
  public String counters() {
    synchronized (owner.lock) {
      return owner.ip.counters().toString();
    }
  }
}
