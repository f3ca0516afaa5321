package kiln.stack.sim;

import kiln.net.NetDevice;
import kiln.stack.ip.Counter;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.random.KeyedRandom;
import kiln.stack.tcp.Tcp;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.udp.Udp;
import kiln.stack.wire.Ip;

/** A host: a whole stack over one device, with one IPv4 and one IPv6 address. */
public final class Host {
  public final IpStack ip;
  public final Tcp tcp;
  public final Udp udp;
  public final NetInterface net;

  /** {@code low} of its IPv4 address 10.0.0.n, and of fd00::n. */
  public final long v4;

  public static final long V6_HIGH = 0xFD00_0000_0000_0000L;
  public final long v6Low;

  final SimDevice device;

  /** What runs on the host after each poll. */
  Runnable app = () -> {};

  Host(SimDevice device, NetDevice wrapped, int number, long seed, TcpConfig config) {
    this.device = device;
    ip = new IpStack(new KeyedRandom(seed, number));
    tcp = new Tcp(ip, config);
    udp = new Udp(ip);
    ip.transports(tcp, udp);
    net = ip.addInterface(wrapped);
    v4 = Ip.v4(0x0A000000 | number);
    v6Low = number;
    net.addAddress(0, 0, v4, 120, false);
    net.addAddress(0, V6_HIGH, v6Low, 64, false);
  }

  public void app(Runnable runnable) {
    app = runnable;
  }

  public long count(Counter counter) {
    return ip.counters().get(counter);
  }
}
