package kiln.stack.dhcp;

import kiln.app.Seldom;
import kiln.stack.ip.InterfaceAddress;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.ip.Route;
import kiln.stack.udp.Datagram;
import kiln.stack.udp.Udp;
import kiln.stack.udp.UdpPort;
import kiln.stack.wire.Ip;

/**
 * Gets an IPv4 address from a server and keeps it: discover, request, check by ARP, renew, rebind,
 * decline (RFC 2131 §4.4, figure 5).
 *
 * <p>Polled by the owner of the stack; holds one UDP port.
 */
@Seldom
public final class DhcpClient {
  /** Where the client is; names of figure 5. */
  public enum State {
    INIT,
    SELECTING,
    REQUESTING,
    /** The address is given; ARP asks whether somebody has it (§2.2). */
    CHECKING,
    BOUND,
    RENEWING,
    REBINDING
  }

  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;
  private static final long SECOND = 1_000_000_000L;

  /** §4.1: 4, 8, 16, 32, 64 seconds, each give or take one. */
  private static final long FIRST_RETRY = 4 * SECOND;

  private static final long LAST_RETRY = 64 * SECOND;

  /** §3.1 (5): after declining. */
  private static final long AFTER_DECLINE = 10 * SECOND;

  /** §4.4.5: renewal requests come no closer than a minute. */
  private static final long RENEW_RETRY = 60 * SECOND;

  private static final int MAX_REQUESTS = 4;
  private static final int INFINITE = -1;

  private final IpStack ip;
  private final Udp udp;
  private final UdpPort port;
  private final NetInterface net;
  private final DhcpMessage message = new DhcpMessage();
  private final Datagram datagram = new Datagram();
  private final byte[] buffer = new byte[1500];

  private State state = State.INIT;
  private int transaction;
  private long startedNanos;
  private long deadlineNanos;
  private long retry = FIRST_RETRY;
  private int requests;

  private int offered;
  private int server;
  private InterfaceAddress address;
  private Route router;
  private final int[] resolvers = new int[3];
  private int resolverCount;
  private long leaseFromNanos;
  private long renewAtNanos = Long.MAX_VALUE;
  private long rebindAtNanos = Long.MAX_VALUE;
  private long expireAtNanos = Long.MAX_VALUE;

  /**
   * @throws IllegalStateException if the client's port is taken
   */
  public DhcpClient(long nowNanos, IpStack ip, Udp udp, NetInterface net) {
    this.ip = ip;
    this.udp = udp;
    this.net = net;
    port = udp.bind(0, Ip.V4_ANY, CLIENT_PORT, 16 * 1024);
    if (port == null) {
      throw new IllegalStateException("UDP port 68 is taken: there can be one DHCP client only");
    }
    deadlineNanos = nowNanos;
  }

  public State state() {
    return state;
  }

  /** Resolvers that the server named, {@code low} of their addresses. */
  public int resolverCount() {
    return resolverCount;
  }

  public long resolverLow(int i) {
    return Ip.v4(resolvers[i]);
  }

  /** When {@link #poll} has something to do; also after each frame that arrives. */
  public long pollAt() {
    return deadlineNanos;
  }

  /** Takes answers and does what is due. */
  public void poll(long nowNanos) {
    while (port.receive(datagram, buffer, 0, buffer.length)) {
      boolean ours =
          datagram.sourcePort == SERVER_PORT
              && datagram.length <= buffer.length
              && message.wrap(buffer, datagram.length)
              && message.transaction() == transaction
              && message.clientHardware() == net.hardware();
      if (ours) {
        onMessage(nowNanos);
      }
    }
    if (state == State.CHECKING) {
      check(nowNanos);
    }
    if (nowNanos >= deadlineNanos) {
      onDeadline(nowNanos);
    }
  }

  private void onMessage(long nowNanos) {
    int type = message.type();
    switch (state) {
      case SELECTING -> {
        if (type == DhcpMessage.OFFER && usable(message.yourAddress())) {
          offered = message.yourAddress();
          server = message.i32(DhcpMessage.SERVER, 0);
          enter(State.REQUESTING);
          request(nowNanos);
        }
      }
      case REQUESTING, RENEWING, REBINDING -> {
        if (type == DhcpMessage.ACK && message.yourAddress() == offered) {
          onAck(nowNanos);
        } else if (type == DhcpMessage.NAK) {
          restart(nowNanos, 0);
        }
      }
      case INIT, CHECKING, BOUND -> {} // late answers to what we no longer ask
    }
  }

  private static boolean usable(int address) {
    long low = Ip.v4(address);
    return address != 0
        && !Ip.isMulticast(0, low)
        && !Ip.isReserved(0, low)
        && !Ip.isLoopback(0, low);
  }

  private void onAck(long nowNanos) {
    lease();
    int prefix = prefix(message.i32(DhcpMessage.SUBNET_MASK, 0xFFFF_FF00));
    int gateway = message.address(DhcpMessage.ROUTER, 0);
    int mtu = message.u16(DhcpMessage.MTU, 0);
    if (mtu > 0) {
      net.limitMtu(mtu);
    }
    resolverCount = 0;
    while (resolverCount < 3 && message.address(DhcpMessage.RESOLVERS, resolverCount) != 0) {
      resolvers[resolverCount] = message.address(DhcpMessage.RESOLVERS, resolverCount);
      resolverCount++;
    }
    if (address == null) {
      address = net.addAddressQuickly(nowNanos, Ip.v4(offered), prefix);
      enter(address == null ? State.INIT : State.CHECKING);
    } else {
      enter(State.BOUND);
    }
    route(gateway);
    deadlineNanos = state == State.BOUND ? renewAtNanos : nowNanos + SECOND;
  }

  /** §4.4.5: T1 is half, T2 seven eighths of the lease, unless the server says otherwise. */
  private void lease() {
    int seconds = message.i32(DhcpMessage.LEASE_TIME, 3600);
    if (seconds == INFINITE) {
      renewAtNanos = rebindAtNanos = expireAtNanos = Long.MAX_VALUE;
      return;
    }
    long lease = Math.max(seconds & 0xFFFF_FFFFL, 20) * SECOND;
    long t1 = (message.i32(DhcpMessage.RENEWAL_TIME, 0) & 0xFFFF_FFFFL) * SECOND;
    long t2 = (message.i32(DhcpMessage.REBINDING_TIME, 0) & 0xFFFF_FFFFL) * SECOND;
    boolean sane = t1 > 0 && t1 < t2 && t2 < lease;
    renewAtNanos = leaseFromNanos + (sane ? t1 : lease / 2);
    rebindAtNanos = leaseFromNanos + (sane ? t2 : lease / 8 * 7);
    expireAtNanos = leaseFromNanos + lease;
  }

  private static int prefix(int mask) {
    int bits = Integer.numberOfLeadingZeros(~mask);
    boolean contiguous = mask == (bits == 0 ? 0 : -1 << 32 - bits);
    return 96 + (contiguous && bits > 0 ? bits : 24);
  }

  private void route(int gateway) {
    if (router != null && router.gatewayLow() != Ip.v4(gateway)) {
      ip.routes().remove(router);
      router = null;
    }
    if (router == null && gateway != 0) {
      router = new Route(0, Ip.V4, 96, 0, Ip.v4(gateway), net, Long.MAX_VALUE);
      ip.routes().add(router);
    }
  }

  /** Waits for ARP's verdict on the address. */
  private void check(long nowNanos) {
    switch (address.state()) {
      case TENTATIVE -> deadlineNanos = nowNanos + SECOND / 10;
      case PREFERRED, DEPRECATED -> {
        enter(State.BOUND);
        deadlineNanos = renewAtNanos;
      }
      case DUPLICATE -> {
        send(nowNanos, DhcpMessage.DECLINE, false);
        restart(nowNanos, AFTER_DECLINE);
      }
    }
  }

  private void onDeadline(long nowNanos) {
    switch (state) {
      case INIT -> {
        transaction = ip.random().nextInt();
        startedNanos = nowNanos;
        enter(State.SELECTING);
        send(nowNanos, DhcpMessage.DISCOVER, false);
        backOff(nowNanos);
      }
      case SELECTING -> {
        send(nowNanos, DhcpMessage.DISCOVER, false);
        backOff(nowNanos);
      }
      case REQUESTING -> {
        if (++requests > MAX_REQUESTS) {
          restart(nowNanos, 0);
        } else {
          request(nowNanos);
        }
      }
      case CHECKING -> {}
      case BOUND -> {
        transaction = ip.random().nextInt();
        startedNanos = nowNanos;
        enter(State.RENEWING);
        renew(nowNanos);
      }
      case RENEWING, REBINDING -> renew(nowNanos);
    }
  }

  private void request(long nowNanos) {
    leaseFromNanos = nowNanos;
    send(nowNanos, DhcpMessage.REQUEST, false);
    backOff(nowNanos);
  }

  /** Until T2 the server that gave the lease is asked, then any; then it is over. */
  private void renew(long nowNanos) {
    if (nowNanos >= expireAtNanos) {
      restart(nowNanos, 0);
      return;
    }
    long until = rebindAtNanos;
    if (nowNanos >= rebindAtNanos) {
      enter(State.REBINDING);
      until = expireAtNanos;
    }
    leaseFromNanos = nowNanos;
    send(nowNanos, DhcpMessage.REQUEST, state == State.RENEWING);
    long wait = Math.max((until - nowNanos) / 2, RENEW_RETRY);
    deadlineNanos = Math.min(nowNanos + wait, until);
  }

  private void backOff(long nowNanos) {
    long jitter = (ip.random().nextLong() >>> 1) % (2 * SECOND) - SECOND;
    deadlineNanos = nowNanos + retry + jitter;
    retry = Math.min(2 * retry, LAST_RETRY);
  }

  /** The address is lost, or never was: from the start. */
  private void restart(long nowNanos, long wait) {
    if (address != null) {
      net.removeAddress(address);
      address = null;
    }
    route(0);
    enter(State.INIT);
    deadlineNanos = nowNanos + wait;
  }

  private void enter(State next) {
    if (next != state) {
      state = next;
      retry = FIRST_RETRY;
      requests = 0;
    }
  }

  /** §4.3.2, table 4: what is filled in depends on the state. */
  private void send(long nowNanos, int type, boolean unicast) {
    boolean owns = state == State.RENEWING || state == State.REBINDING;
    int seconds = (int) ((nowNanos - startedNanos) / SECOND);
    int client = owns ? offered : 0;
    int i = DhcpMessage.begin(buffer, type, transaction, seconds, client, net.hardware());
    boolean names = type == DhcpMessage.DECLINE || type == DhcpMessage.REQUEST && !owns;
    if (names) {
      i = DhcpMessage.putAddress(buffer, i, DhcpMessage.REQUESTED_ADDRESS, offered);
      i = DhcpMessage.putAddress(buffer, i, DhcpMessage.SERVER, server);
    }
    if (type != DhcpMessage.DECLINE) {
      i = DhcpMessage.putWishes(buffer, i);
    }
    int length = DhcpMessage.end(buffer, i);
    if (unicast) {
      port.send(nowNanos, 0, Ip.v4(server), SERVER_PORT, buffer, 0, length);
    } else {
      long source = owns ? Ip.v4(offered) : Ip.V4_ANY;
      udp.broadcast(nowNanos, net, port, source, SERVER_PORT, buffer, length);
    }
  }
}
