package kiln.sim;

/** A node's network device, as the simulator sees it. */
final class NodeDevice {
  private final Node node;
  private final String name;
  private final byte[] mac;
  private final int mtu;
  private Link link;

  NodeDevice(Node node, String name, byte[] mac, int mtu) {
    this.node = node;
    this.name = name;
    this.mac = mac;
    this.mtu = mtu;
  }

  String name() {
    return name;
  }

  byte[] mac() {
    return mac;
  }

  int mtu() {
    return mtu;
  }

  Link link(Link link) {
    this.link = link;
    return link;
  }

  void arrived(byte[] frame) {
    node.deliver(this, frame);
  }

  void send(long nowNanos, byte[] frame) {
    link.fromDevice(nowNanos, frame);
  }
}
