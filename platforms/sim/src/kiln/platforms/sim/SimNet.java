package kiln.platforms.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import kiln.app.Refusal;
import kiln.net.NetDevice;
import kiln.platforms.calls.NetCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A network device of a node: frames are messages of the simulator. As a component, the first. */
@Component(service = NetDevice.class, property = "kiln.device=net")
public final class SimNet implements NetDevice {
  private static final int SHORTEST = 60; // octets, without FCS (IEEE 802.3)

  private final int number;
  private final String name;
  private final int mtu;
  private final byte[] mac = new byte[6];

  /**
   * @throws Refusal if the test has attached the node to no network
   */
  @Activate
  public SimNet() {
    this(0, described(0));
    if (mtu == 0) {
      throw new Refusal(
          "This node has no network device; Network.attach(node, \"service\") plugs one in.");
    }
  }

  private SimNet(int number, ByteBuffer description) {
    this.number = number;
    mtu = description.getInt();
    description.get(mac);
    name = Answer.name(description);
  }

  /** The device with that number, from 0 on; null if there are no more. */
  static SimNet at(int number) {
    SimNet device = new SimNet(number, described(number));
    return device.mtu == 0 ? null : device;
  }

  private static ByteBuffer described(int number) {
    return Answer.to(answer -> attach(number, answer));
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
    NetCalls.checkRoom(mtu, dst);
    return take(number, dst);
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    NetCalls.checkFrame(mtu, src, length);
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

  private static native int attach(int device, byte[] answer);

  private static native int take(int device, byte[] dst);

  private static native void put(int device, byte[] src, int length);

  private static native long lost(int device);
}
