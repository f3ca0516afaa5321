package kiln.stack.socket;

import java.util.List;
import kiln.app.Seldom;
import kiln.net.IpAddress;
import kiln.stack.ip.InterfaceAddress;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.NetInterface;
import kiln.stack.ip.Route;
import kiln.stack.text.Ascii;
import kiln.stack.wire.Ip;

/** Gives interfaces the addresses and routes that the settings name. */
@Seldom
final class Addressing {
  private static final String DHCP = "dhcp";

  private final IpStack ip;
  private final List<NetInterface> nets;
  private final long nowNanos;
  private NetInterface dhcp;

  Addressing(IpStack ip, List<NetInterface> nets, long nowNanos) {
    this.ip = ip;
    this.nets = nets;
    this.nowNanos = nowNanos;
  }

  /** The interface that is to ask for its IPv4 address, or null. */
  NetInterface dhcp() {
    return dhcp;
  }

  /**
   * @throws IllegalArgumentException if a setting is malformed, or names what is not there
   */
  void apply(SocketNetwork.Config config) {
    if (nets.isEmpty()) {
      return; // nothing but the loopback interface: an app may want no more
    }
    for (String each : list(config.ipv4())) {
      if (each.equals(DHCP) || each.startsWith(DHCP + "%")) {
        chooseDhcp(each);
      } else {
        add(InterfaceConfig.parse("ipv4", each, true), "ipv4");
      }
    }
    for (NetInterface net : nets) {
      long identifier = NetInterface.interfaceIdentifier(net.hardware());
      net.addAddress(nowNanos, Ip.LINK_LOCAL, identifier, 64, false);
    }
    for (String each : list(config.ipv6())) {
      add(InterfaceConfig.parse("ipv6", each, false), "ipv6");
    }
    if (config.accept_ra() && !config.forwarding()) { // RFC 4861 §6.2.2: a router asks no router
      for (NetInterface net : nets) {
        net.autoconfigure(nowNanos);
      }
    }
    gateway("ipv4-gateway", config.ipv4_gateway());
    gateway("ipv6-gateway", config.ipv6_gateway());
    for (String each : list(config.routes())) {
      route(each);
    }
    ip.forwarding(config.forwarding());
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Ascii.split(text, ',');
  }

  private void chooseDhcp(String text) {
    if (dhcp != null) {
      throw new IllegalArgumentException(
          "ipv4 names dhcp twice; one device only can ask for its address");
    }
    dhcp = net("ipv4", InterfaceConfig.device(text));
  }

  private void add(InterfaceConfig a, String key) {
    NetInterface net = net(key, a.device());
    if (net.addAddress(nowNanos, a.address().high(), a.address().low(), a.prefix(), false)
        == null) {
      throw new IllegalArgumentException(
          key + " has too many addresses for " + net.name() + ": " + a.address() + " is over");
    }
  }

  private NetInterface net(String key, String device) {
    if (device.isEmpty()) {
      return nets.get(0);
    }
    StringBuilder names = new StringBuilder();
    for (NetInterface net : nets) {
      if (net.name().equals(device)) {
        return net;
      }
      names.append(names.length() == 0 ? "" : ", ").append(net.name());
    }
    throw new IllegalArgumentException(
        key + " names the device \"" + device + "\"; there are: " + names);
  }

  private void gateway(String key, String text) {
    if (!text.isEmpty()) {
      IpAddress a = InterfaceConfig.address(key, text);
      ip.addDefaultRoute(towards(key, text, a), a.high(), a.low());
    }
  }

  /** Reads {@code 10.2.0.0/16@10.1.0.7}: a prefix at a gateway. */
  private void route(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException(
          "routes has \"" + text + "\"; write a prefix and its gateway like 10.2.0.0/16@10.1.0.7");
    }
    InterfaceConfig to = InterfaceConfig.prefix("routes", text.substring(0, at));
    IpAddress gateway = InterfaceConfig.address("routes", text.substring(at + 1));
    if (gateway.isV4() != to.address().isV4()) {
      throw new IllegalArgumentException(
          "routes has \"" + text + "\", whose gateway is of another family than its prefix");
    }
    long high = to.address().high() & Ip.mask(to.prefix());
    long low = to.address().low() & Ip.mask(to.prefix() - 64);
    NetInterface out = towards("routes", text.substring(at + 1), gateway);
    boolean added =
        ip.routes()
            .add(
                new Route(
                    high, low, to.prefix(), gateway.high(), gateway.low(), out, Long.MAX_VALUE));
    if (!added) {
      throw new IllegalArgumentException("routes has more than the table holds: " + text);
    }
  }

  /** The interface that a gateway is on: the one named, else the one whose subnet has it. */
  private NetInterface towards(String key, String text, IpAddress gateway) {
    String device = InterfaceConfig.device(text);
    if (!device.isEmpty()) {
      return net(key, device);
    }
    for (NetInterface net : nets) {
      for (int i = 0; i < net.addressCount(); i++) {
        InterfaceAddress a = net.address(i);
        boolean family = Ip.isV4(a.high(), a.low()) == gateway.isV4();
        boolean local = Ip.isLinkLocal(a.high(), a.low());
        if (family
            && !local
            && Ip.matches(gateway.high(), gateway.low(), a.high(), a.low(), a.prefix())) {
          return net;
        }
      }
    }
    return nets.get(0); // DHCP or a router may give its subnet yet
  }
}
