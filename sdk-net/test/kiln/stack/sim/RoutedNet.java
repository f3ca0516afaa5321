package kiln.stack.sim;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import kiln.net.NetDevice;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.random.KeyedRandom;
import kiln.stack.tcp.Tcp;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.udp.Udp;
import kiln.stack.wire.Ip;

/**
 * Two hosts with a router between them, virtual time: {@code a} is 10.0.1.1 and fd00:1::1, {@code
 * b} is 10.0.2.1 and fd00:2::1, and the router is .254 and ::fe on both links.
 */
public final class RoutedNet {
  public static final long V6_LEFT = 0xFD00_0001_0000_0000L;
  public static final long V6_RIGHT = 0xFD00_0002_0000_0000L;
  public static final int A = 0x0A000101;
  public static final int B = 0x0A000201;
  public static final int ROUTER_LEFT = 0x0A0001FE;
  public static final int ROUTER_RIGHT = 0x0A0002FE;

  /** One end of a cable. */
  public static final class End implements NetDevice {
    private final String name;
    private final byte[] mac;
    private final int mtu;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private End other;

    /** Frames that came to this end are as a virtual machine's: their checksums vouched for. */
    public boolean vouches;

    End(String name, int number, int mtu) {
      this.name = name;
      this.mac = new byte[] {2, 0, 0, 0, 2, (byte) number};
      this.mtu = mtu;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public byte[] mac() {
      return mac.clone();
    }

    @Override
    public int mtu() {
      return mtu;
    }

    @Override
    public int receive(byte[] dst) {
      byte[] frame = queue.poll();
      if (frame == null) {
        return 0;
      }
      System.arraycopy(frame, 0, dst, 0, frame.length);
      return frame.length;
    }

    @Override
    public boolean checksumVerified() {
      return vouches;
    }

    @Override
    public boolean transmit(byte[] src, int length) {
      other.queue.add(Arrays.copyOf(src, length));
      return true;
    }

    /** Puts a frame on the cable, as if the other end had sent it. */
    public void inject(byte[] frame) {
      queue.add(frame);
    }
  }

  /** A stack with its transports. */
  public static final class Node {
    public final IpStack ip;
    public final Tcp tcp;
    public final Udp udp;

    Node(int seed) {
      ip = new IpStack(new KeyedRandom(seed, 3));
      tcp = new Tcp(ip, TcpConfig.DEFAULT);
      udp = new Udp(ip);
      ip.transports(tcp, udp);
    }
  }

  public final Node a = new Node(1);
  public final Node b = new Node(2);
  public final Node router = new Node(3);
  public final End left;
  public final End right;
  private final Node[] nodes = {a, b, router};
  private long now = Simulation.SECOND;

  public RoutedNet(int leftMtu, int rightMtu) {
    End endA = new End("a", 1, leftMtu);
    End endB = new End("b", 2, rightMtu);
    left = new End("left", 3, leftMtu);
    right = new End("right", 4, rightMtu);
    join(endA, left);
    join(endB, right);
    host(a, endA, A, V6_LEFT, ROUTER_LEFT);
    host(b, endB, B, V6_RIGHT, ROUTER_RIGHT);
    address(router.ip.addInterface(left), ROUTER_LEFT, V6_LEFT, 0xFE);
    address(router.ip.addInterface(right), ROUTER_RIGHT, V6_RIGHT, 0xFE);
    settle();
  }

  private static void join(End one, End other) {
    one.other = other;
    other.other = one;
  }

  private void host(Node node, End end, int v4, long v6, int gateway) {
    NetInterface net = node.ip.addInterface(end);
    address(net, v4, v6, 1);
    node.ip.addDefaultRoute(net, 0, Ip.v4(gateway));
    node.ip.addDefaultRoute(net, v6, 0xFE);
  }

  private void address(NetInterface net, int v4, long v6, long low) {
    net.addAddress(now, 0, Ip.v4(v4), 120, false);
    net.addAddress(now, v6, low, 64, false);
    net.addAddress(now, Ip.LINK_LOCAL, NetInterface.interfaceIdentifier(net.hardware()), 64, false);
  }

  public long now() {
    return now;
  }

  /** Polls until nothing more happens at this time. */
  public void settle() {
    for (int round = 0; round < 10_000; round++) {
      boolean more = false;
      for (Node node : nodes) {
        more |= node.ip.poll(now) || node.ip.pollAt() <= now;
      }
      for (End end : new End[] {left, right, left.other, right.other}) {
        more |= !end.queue.isEmpty();
      }
      if (!more) {
        return;
      }
    }
    throw new AssertionError("the net never settles");
  }

  /** Runs until the condition holds, or so much time has passed. */
  public boolean until(long limitNanos, BooleanSupplier done) {
    long end = now + limitNanos;
    settle();
    while (!done.getAsBoolean()) {
      if (now >= end) {
        return false;
      }
      long next = end;
      for (Node node : nodes) {
        next = Math.min(next, node.ip.pollAt());
      }
      now = Math.max(next, now + 1);
      settle();
    }
    return true;
  }
}
