package kiln.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An Ethernet: a switch that learns which address is behind which port. Frames for groups and for
 * unknown addresses go to all other ports.
 */
public final class Network {
  private static final int MTU = 1500;

  /** A port of the switch; {@code link} leads to the device. */
  private static final class Port {
    private Link link;
  }

  private final Simulation simulation;
  private final String name;
  private final List<Port> ports = new ArrayList<>();
  private final Map<Long, Port> learned = new HashMap<>();

  Network(Simulation simulation, String name) {
    this.simulation = simulation;
    this.name = name;
  }

  /** Attaches the network device of that name of a node by a short cable. */
  public Link attach(Node node, String device) {
    return attach(node, device, Quality.CABLE);
  }

  /** Attaches the network device of that name of a node. */
  public Link attach(Node node, String device, Quality quality) {
    NodeDevice end = node.plug(device, macOf(ports.size() + 1), MTU);
    return end.link(
        connect(name + "/" + node.name() + "." + device, quality, end::arrived));
  }

  /** Attaches a host that the test itself is. */
  public Link attach(String station, Station host, Quality quality) {
    StationDevice device =
        new StationDevice(simulation, station, host, macOf(ports.size() + 1), MTU);
    Link link = connect(name + "/" + station, quality, device::arrived);
    device.link(link);
    return link;
  }

  void close() {
    ports.forEach(port -> port.link.closeCapture());
  }

  private Link connect(String linkName, Quality quality, Consumer<byte[]> toDevice) {
    Objects.requireNonNull(quality, "quality");
    Port port = new Port();
    port.link =
        new Link(simulation, linkName, quality, frame -> forward(port, frame), toDevice);
    ports.add(port);
    return port.link;
  }

  private void forward(Port from, byte[] frame) {
    if (frame.length < 14) {
      return; // no header: a switch drops it
    }
    learned.put(address(frame, 6), from);
    boolean group = (frame[0] & 1) != 0;
    Port known = group ? null : learned.get(address(frame, 0));
    for (Port port : ports) {
      if (port != from && (known == null || known == port)) {
        port.link.fromNetwork(frame.clone());
      }
    }
  }

  private static long address(byte[] frame, int at) {
    long address = 0;
    for (int i = 0; i < 6; i++) {
      address = address << 8 | frame[at + i] & 0xff;
    }
    return address;
  }

  /** Locally administered addresses, the same in every run. */
  private byte[] macOf(int port) {
    int hash = name.hashCode();
    return new byte[] {
      2, (byte) (hash >> 16), (byte) (hash >> 8), (byte) hash, (byte) (port >> 8), (byte) port
    };
  }
}
