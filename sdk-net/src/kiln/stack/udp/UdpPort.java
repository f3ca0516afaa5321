package kiln.stack.udp;

import kiln.stack.ip.Counter;
import kiln.stack.ip.IcmpError;
import kiln.stack.ip.Sent;
import kiln.stack.wire.Ip;

/**
 * A bound UDP port: datagrams in and out, never waiting. Owned by the owner of the stack.
 *
 * <p>Connected to a peer, it takes datagrams of that peer alone and hears ICMP errors about it (RFC
 * 1122 §4.1.3.3).
 */
public final class UdpPort {
  /** Octets of the receive ring unless asked otherwise. */
  public static final int DEFAULT_RING = 64 * 1024;

  /** Hears that a datagram or an error is there; must not call back into the stack. */
  public interface Observer {
    void changed();
  }

  private final Udp udp;
  final long localHigh;
  final long localLow;
  final int port;
  private final DatagramRing ring;
  private boolean connected;
  private long peerHigh;
  private long peerLow;
  private int peerPort;
  private IcmpError error;
  private Observer observer;
  private boolean open = true;

  /** Next in the chain of its bucket. */
  UdpPort next;

  UdpPort(Udp udp, long localHigh, long localLow, int port, int ringBytes) {
    this.udp = udp;
    this.localHigh = localHigh;
    this.localLow = localLow;
    this.port = port;
    ring = new DatagramRing(ringBytes);
  }

  public int port() {
    return port;
  }

  public long localHigh() {
    return localHigh;
  }

  public long localLow() {
    return localLow;
  }

  public boolean isOpen() {
    return open;
  }

  public void observer(Observer changes) {
    observer = changes;
  }

  /** Talks to one peer from now on; datagrams of others are not taken. */
  public void connect(long high, long low, int toPort) {
    peerHigh = high;
    peerLow = low;
    peerPort = toPort;
    connected = true;
  }

  /** Whether {@link #receive} or {@link #takeError} has something. */
  public boolean readable() {
    return error != null || !ring.isEmpty();
  }

  /**
   * Moves the oldest datagram into {@code dst}; what does not fit is lost, {@code d.length} tells.
   *
   * @return false if there is none
   */
  public boolean receive(Datagram d, byte[] dst, int offset, int room) {
    if (ring.isEmpty()) {
      return false;
    }
    ring.remove(d, dst, offset, room);
    return true;
  }

  /** The last ICMP error about a datagram to the connected peer, once; null if there is none. */
  public IcmpError takeError() {
    IcmpError last = error;
    error = null;
    return last;
  }

  /**
   * Sends a datagram. {@link Sent#REFUSED} if there is no route or it is too long for IP; {@link
   * Sent#RING_FULL} if the device is busy: nothing was sent.
   */
  public Sent send(
      long nowNanos, long toHigh, long toLow, int toPort, byte[] src, int offset, int length) {
    return udp.send(nowNanos, this, toHigh, toLow, toPort, src, offset, length);
  }

  /** Frees the port. Datagrams not yet received are lost. */
  public void close() {
    if (open) {
      open = false;
      udp.release(this);
    }
  }

  boolean takes(long fromHigh, long fromLow, int fromPort, long toHigh, long toLow, boolean group) {
    boolean any = localHigh == 0 && localLow == 0;
    boolean anyV4 = localHigh == 0 && localLow == Ip.V4_ANY;
    boolean bound = any || anyV4 && Ip.isV4(toHigh, toLow) || group;
    return (bound || localLow == toLow && localHigh == toHigh)
        && (!connected || peerPort == fromPort && peerLow == fromLow && peerHigh == fromHigh);
  }

  void take(Datagram d, byte[] src, int offset) {
    if (!ring.add(d, src, offset)) {
      udp.counters().add(Counter.UDP_QUEUE_FULL);
      return;
    }
    changed();
  }

  void onError(IcmpError failed, long toHigh, long toLow, int toPort) {
    boolean ours = connected && peerPort == toPort && peerLow == toLow && peerHigh == toHigh;
    if (ours && failed != IcmpError.TOO_BIG) {
      error = failed;
      changed();
    }
  }

  private void changed() {
    if (observer != null) {
      observer.changed();
    }
  }
}
