package kiln.platforms.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kiln.net.NetDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The network device {@code service} of a node: frames are messages of the simulator. */
@Component
public final class SimNet implements NetDevice {
  private static final String NAME = "service";
  private static final int ADDRESS = 6;
  private static final int SHORTEST = 60; // octets, without FCS (IEEE 802.3)

  private final int number;
  private final int mtu;
  private final byte[] mac = new byte[ADDRESS];

  /** @throws IllegalStateException if the test has attached the node to no network */
  @Activate
  public SimNet() {
    ByteBuffer answer = ByteBuffer.allocate(8 + ADDRESS).order(ByteOrder.LITTLE_ENDIAN);
    if (attach(NAME.getBytes(StandardCharsets.ISO_8859_1), answer.array()) == 0) {
      throw new IllegalStateException(
          "This node has no network device %s; Network.attach(node, \"%s\") plugs one in."
              .formatted(NAME, NAME));
    }
    number = answer.getInt();
    mtu = answer.getInt();
    answer.get(mac);
  }

  @Override
  public String name() {
    return NAME;
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
    if (dst.length < mtu + HEADER) {
      throw new IllegalArgumentException(
          "room for " + dst.length + " octets, a frame may have " + (mtu + HEADER));
    }
    return take(number, dst);
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    if (length < HEADER || length > mtu + HEADER) {
      throw new IllegalArgumentException(
          "a frame of " + length + " octets; " + HEADER + " to " + (mtu + HEADER) + " can be sent");
    }
    if (length < SHORTEST) {
      put(number, Arrays.copyOf(Arrays.copyOf(src, length), SHORTEST), SHORTEST);
    } else {
      put(number, src, length);
    }
    return true;
  }

  @Override
  public long dropped() {
    return lost(number);
  }

  private static native int attach(byte[] name, byte[] answer);

  private static native int take(int device, byte[] dst);

  private static native void put(int device, byte[] src, int length);

  private static native long lost(int device);
}
