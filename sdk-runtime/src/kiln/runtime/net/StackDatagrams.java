package kiln.runtime.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocketImpl;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.util.Set;
import kiln.net.Endpoint;
import kiln.net.NetException;
import kiln.net.UdpSocket;

/**
 * What {@code DatagramSocket} is made of: a {@link UdpSocket} of the image's network. A datagram
 * that somebody peeked at waits here until it is received.
 */
final class StackDatagrams extends DatagramSocketImpl {
  private static final int LARGEST = 65_507;
  private static final int HOP_LIMIT = 64; // the stack's own, RFC 1700

  private final Options options = new Options(false);
  private UdpSocket udp;
  private volatile Endpoint peer;
  private byte[] peeked;
  private Endpoint peekedFrom;

  @Override
  protected void create() throws SocketException {
    Attached.network();
  }

  @Override
  protected void bind(int port, InetAddress address) throws SocketException {
    try {
      udp = Attached.network().udp(Addresses.own(address, port));
      localPort = udp.local().port();
    } catch (NetException e) {
      throw Failures.binding(e);
    }
  }

  @Override
  protected void connect(InetAddress address, int port) {
    peer = Addresses.of(address, port);
  }

  @Override
  protected void disconnect() {
    peer = null;
  }

  @Override
  protected void send(DatagramPacket packet) throws IOException {
    Endpoint to = Addresses.of(packet.getAddress(), packet.getPort());
    try {
      udp.send(to, packet.getData(), packet.getOffset(), packet.getLength());
    } catch (NetException e) {
      throw Failures.moving(e);
    }
  }

  @Override
  protected void receive(DatagramPacket packet) throws IOException {
    fill(packet, false);
  }

  @Override
  protected int peekData(DatagramPacket packet) throws IOException {
    fill(packet, true);
    return packet.getPort();
  }

  @Override
  protected int peek(InetAddress address) throws IOException {
    throw new SocketException("Peeking at an address is not supported; receive the datagram");
  }

  private synchronized void fill(DatagramPacket packet, boolean keep) throws IOException {
    int room = PacketSubstitution.room(packet);
    if (peeked == null && !keep) {
      UdpSocket.Received received = next(packet.getData(), packet.getOffset(), room);
      PacketSubstitution.filled(packet, received.from(), Math.min(received.length(), room));
      return;
    }
    if (peeked == null) {
      byte[] whole = new byte[LARGEST];
      UdpSocket.Received received = next(whole, 0, LARGEST);
      peeked = java.util.Arrays.copyOf(whole, received.length());
      peekedFrom = received.from();
    }
    int length = Math.min(peeked.length, room);
    System.arraycopy(peeked, 0, packet.getData(), packet.getOffset(), length);
    PacketSubstitution.filled(packet, peekedFrom, length);
    if (!keep) {
      peeked = null;
    }
  }

  /** The oldest datagram of the peer, if there is one, else of anybody. */
  private UdpSocket.Received next(byte[] dst, int offset, int room) throws IOException {
    long since = System.nanoTime();
    long nanos = options.timeoutNanos();
    try {
      while (true) {
        long left = nanos == 0 ? 0 : Math.max(1, nanos - (System.nanoTime() - since));
        udp.timeout(left);
        UdpSocket.Received received = Uninterrupted.call(() -> udp.receive(dst, offset, room));
        Endpoint only = peer;
        if (only == null || only.equals(received.from())) {
          return received;
        }
      }
    } catch (NetException e) {
      if (options.isTimeout(e, since)) {
        throw new SocketTimeoutException("Receive timed out");
      }
      throw Failures.moving(e);
    }
  }

  @Override
  protected void close() {
    if (udp != null) {
      udp.close();
    }
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    options.set(option, value);
  }

  @Override
  public Object getOption(int option) throws SocketException {
    if (option == SocketOptions.SO_BINDADDR) {
      return udp == null ? Addresses.of(kiln.net.IpAddress.ANY) : Addresses.of(udp.local().address());
    }
    return options.get(option);
  }

  @Override
  protected Set<SocketOption<?>> supportedOptions() {
    return Options.ofDatagrams();
  }

  @Override
  protected <T> void setOption(SocketOption<T> option, T value) throws IOException {
    setOption(Options.number(option, supportedOptions()), value);
  }

  @Override
  @SuppressWarnings("unchecked") // the options of java.net have the types that they say
  protected <T> T getOption(SocketOption<T> option) throws IOException {
    return (T) getOption(Options.number(option, supportedOptions()));
  }

  @Override
  protected void setTimeToLive(int hops) throws IOException {
    if (hops != HOP_LIMIT) {
      throw new SocketException("Datagrams of an image have a hop limit of " + HOP_LIMIT
          + ", which cannot be set to " + hops);
    }
  }

  @Override
  protected int getTimeToLive() {
    return HOP_LIMIT;
  }

  @Override
  @Deprecated
  protected void setTTL(byte hops) throws IOException {
    setTimeToLive(hops & 0xFF);
  }

  @Override
  @Deprecated
  protected byte getTTL() {
    return HOP_LIMIT;
  }

  @Override
  protected void join(InetAddress group) throws IOException {
    throw noGroups();
  }

  @Override
  protected void leave(InetAddress group) throws IOException {
    throw noGroups();
  }

  @Override
  protected void joinGroup(SocketAddress group, NetworkInterface on) throws IOException {
    throw noGroups();
  }

  @Override
  protected void leaveGroup(SocketAddress group, NetworkInterface on) throws IOException {
    throw noGroups();
  }

  private static SocketException noGroups() {
    return new SocketException("Sockets of an image join no multicast groups");
  }
}
