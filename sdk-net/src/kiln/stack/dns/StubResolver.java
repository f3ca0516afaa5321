package kiln.stack.dns;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Meaning;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.Network;
import kiln.net.Resolver;
import kiln.net.UdpSocket;
import kiln.stack.text.Ascii;
import kiln.stack.wire.Octets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks a recursive server for addresses: from a random port with a random identifier for each
 * question (RFC 5452 §9), over TCP where the answer is cut off, with a cache.
 */
@Component(
    name = "dns",
    property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
public final class StubResolver implements Resolver {
  /** Whom to ask. */
  public @interface Config {
    @Meaning("addresses of DNS servers, with commas; empty for those that DHCP or a router names")
    String dns() default "";

    @Meaning("UDP and TCP port of the DNS servers")
    int dns_port() default 53;
  }

  /** One round over all servers, then a longer one, then a longer one. */
  private static final long[] WAITS = {1_000_000_000L, 2_000_000_000L, 4_000_000_000L};

  private static final int MAX_CHAIN = 8;

  /** Answers to other questions that one wait looks at: a flood of guesses ends it. */
  private static final int MAX_STRANGERS = 100;

  private final Network network;
  private final Clock clock;
  private final RandomSource random;
  private final List<IpAddress> servers = new ArrayList<>();
  private final int port;
  private final DnsCache cache = new DnsCache();

  @Activate
  public StubResolver(
      @Reference Network network,
      @Reference Clock clock,
      @Reference RandomSource random,
      Config config) {
    this.network = network;
    this.clock = clock;
    this.random = random;
    port = config.dns_port();
    String dns = config.dns();
    for (String each : dns.isEmpty() ? List.<String>of() : Ascii.split(dns, ',')) {
      if (!IpAddress.isAddress(each.trim())) {
        throw new IllegalArgumentException(
            "dns is \"" + config.dns() + "\"; write addresses like 10.0.0.1,fd00::1");
      }
      servers.add(IpAddress.parse(each.trim()));
    }
  }

  @Override
  public List<IpAddress> resolve(String name) throws NetException {
    if (IpAddress.isAddress(name)) {
      return List.of(IpAddress.parse(name));
    }
    String host = Ascii.lower(name);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return List.of(IpAddress.LOOPBACK); // RFC 6761 §6.3: never asked for
    }
    List<IpAddress> found = new ArrayList<>();
    if (speaksV6()) {
      found.addAll(lookup(host, DnsMessage.AAAA));
    }
    found.addAll(lookup(host, DnsMessage.A));
    if (found.isEmpty()) {
      throw new NetException(NetException.Reason.UNKNOWN_HOST, "\"" + name + "\" has no address");
    }
    return found;
  }

  /** Whether an IPv6 address of ours reaches beyond the link. */
  private boolean speaksV6() {
    for (IpAddress a : network.addresses()) {
      if (!a.isV4() && a.high() >>> 54 != 0x3FA) {
        return true;
      }
    }
    return false;
  }

  private List<IpAddress> lookup(String host, int type) throws NetException {
    String key = type + " " + host;
    List<IpAddress> known = cache.find(clock.monotonicNanos(), key);
    if (known != null) {
      return known;
    }
    List<IpAddress> all = servers.isEmpty() ? network.resolvers() : servers;
    if (all.isEmpty()) {
      throw new NetException(
          NetException.Reason.UNKNOWN_HOST,
          "no DNS server is known to ask for \"" + host + "\"; set --dns");
    }
    for (long wait : WAITS) {
      for (IpAddress server : all) {
        DnsMessage answer = ask(new Endpoint(server, port), host, type, wait);
        if (answer != null) {
          return take(key, answer, type);
        }
      }
    }
    throw new NetException(
        NetException.Reason.TIMED_OUT, "no DNS server answered for \"" + host + "\"");
  }

  /** A usable answer, or null: then the next server may know. */
  private DnsMessage ask(Endpoint server, String host, int type, long wait) throws NetException {
    byte[] query = new byte[512];
    DnsMessage answer = askOnce(server, query, host, type, wait, true);
    if (answer != null && answer.code() == DnsMessage.FORMAT_ERROR) {
      answer = askOnce(server, query, host, type, wait, false); // it does not know RFC 6891
    }
    boolean settled =
        answer != null
            && (answer.code() == DnsMessage.NO_ERROR || answer.code() == DnsMessage.NO_NAME);
    return settled ? answer : null;
  }

  private DnsMessage askOnce(
      Endpoint server, byte[] query, String host, int type, long wait, boolean extended)
      throws NetException {
    int id = (int) random.nextLong() & 0xFFFF;
    int length = DnsMessage.query(query, id, host, type, extended);
    if (length == 0) {
      throw new NetException(NetException.Reason.UNKNOWN_HOST, "\"" + host + "\" is no host name");
    }
    DnsMessage answer = overUdp(server, query, length, wait);
    return answer != null && answer.isTruncated() ? overTcp(server, query, length, wait) : answer;
  }

  private DnsMessage overUdp(Endpoint server, byte[] query, int length, long wait)
      throws NetException {
    byte[] b = new byte[DnsMessage.UDP_SIZE];
    long deadline = clock.monotonicNanos() + wait;
    try (UdpSocket socket = network.udp(Endpoint.any(0))) {
      socket.send(server, query, 0, length);
      for (int strangers = 0; strangers < MAX_STRANGERS; strangers++) {
        long left = deadline - clock.monotonicNanos();
        if (left <= 0) {
          return null;
        }
        socket.timeout(left);
        UdpSocket.Received r = socket.receive(b, 0, b.length);
        DnsMessage answer = new DnsMessage();
        boolean whole = r.length() <= b.length && answer.wrap(b, r.length());
        if (r.from().equals(server) && whole && isAnswer(answer, query)) {
          return answer;
        }
      }
      return null;
    } catch (NetException e) {
      return unlessInterrupted(e);
    }
  }

  /** RFC 7766: each message behind its length in two octets. */
  private DnsMessage overTcp(Endpoint server, byte[] query, int length, long wait)
      throws NetException {
    try (Connection c = network.connect(server, wait)) {
      c.timeout(wait);
      byte[] framed = new byte[length + 2];
      Octets.put16(framed, 0, length);
      System.arraycopy(query, 0, framed, 2, length);
      c.write(framed, 0, framed.length);
      byte[] size = new byte[2];
      if (!readFully(c, size)) {
        return null;
      }
      byte[] b = new byte[Octets.u16(size, 0)];
      DnsMessage answer = new DnsMessage();
      boolean good = readFully(c, b) && answer.wrap(b, b.length) && isAnswer(answer, query);
      return good ? answer : null;
    } catch (NetException e) {
      return unlessInterrupted(e);
    }
  }

  /** This server failed; another may not. */
  private static DnsMessage unlessInterrupted(NetException e) throws NetException {
    if (e.reason() == NetException.Reason.INTERRUPTED) {
      throw e;
    }
    return null;
  }

  private static boolean readFully(Connection c, byte[] b) throws NetException {
    int at = 0;
    while (at < b.length) {
      int n = c.read(b, at, b.length - at);
      if (n < 0) {
        return false;
      }
      at += n;
    }
    return true;
  }

  private static boolean isAnswer(DnsMessage answer, byte[] query) {
    return answer.isResponse() && answer.id() == Octets.u16(query, 0) && answer.answers(query);
  }

  /** Follows aliases from the question to addresses; keeps what it finds. */
  private List<IpAddress> take(String key, DnsMessage m, int type) {
    List<IpAddress> found = new ArrayList<>();
    int ttl = DnsCache.MAX_TTL;
    String name = m.question();
    for (int step = 0; step < MAX_CHAIN && found.isEmpty() && name != null; step++) {
      String next = null;
      for (int n = 0; n < m.answerCount(); n++) {
        if (!m.owner(n).equals(name)) {
          continue;
        }
        if (m.type(n) == type && m.dataLength(n) == (type == DnsMessage.A ? 4 : 16)) {
          found.add(address(m, n, type));
          ttl = Math.min(ttl, m.ttl(n));
        } else if (m.type(n) == DnsMessage.CNAME) {
          next = m.target(n);
          ttl = Math.min(ttl, m.ttl(n));
        }
      }
      name = next;
    }
    cache.keep(clock.monotonicNanos(), key, found, found.isEmpty() ? negativeTtl(m) : ttl);
    return found;
  }

  private static IpAddress address(DnsMessage m, int n, int type) {
    int i = m.dataOffset(n);
    return type == DnsMessage.A
        ? IpAddress.v4(Octets.i32(m.bytes(), i))
        : new IpAddress(Octets.i64(m.bytes(), i), Octets.i64(m.bytes(), i + 8));
  }

  /** RFC 2308 §5: the SOA of the authority section says how long there is nothing. */
  private static int negativeTtl(DnsMessage m) {
    for (int n = m.answerCount(); n < m.recordCount(); n++) {
      if (m.type(n) == DnsMessage.SOA && m.dataLength(n) >= 22) {
        int minimum = Octets.i32(m.bytes(), m.dataOffset(n) + m.dataLength(n) - 4);
        return Math.max(Math.min(m.ttl(n), minimum), 0);
      }
    }
    return DnsCache.MIN_TTL;
  }
}
