package kiln.platforms.solo5;

import kiln.app.Refusal;
import kiln.net.NetDevice;
import kiln.platforms.calls.NetCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A network device of the manifest. The component has the device's name; the tender is told of it by
 * {@code --net:service=tap0}, and brings its MAC address and MTU.
 *
 * <p>The rings are the host's. A frame that a TAP has no room for is lost, since no tender tells when
 * there is room again.
 */
@Component(
    name = Solo5Net.NAME,
    service = NetDevice.class,
    property = "kiln.device=net")
public final class Solo5Net implements NetDevice {
  static final String NAME = "service";

  private static final int MTU_LEAST = 68; // RFC 791 §3.1
  private static final int MAC_OCTETS = 6;

  private final String name;
  private final int handle;
  private final int mtu;
  private final byte[] mac = new byte[MAC_OCTETS];

  /** Where a frame goes that might fill the caller's array to the last octet. */
  private final byte[] spare;

  private long dropped;

  /**
   * Takes the device of the component's name into use.
   *
   * @throws Refusal if there is none
   */
  @Activate
  public Solo5Net() {
    this(NAME, Manifest.handle(Manifest.NET, NAME));
  }

  /** A device that the tender has attached. */
  Solo5Net(String name, int handle) {
    this.name = name;
    this.handle = handle;
    this.mtu = mtu(handle);
    if (mtu < MTU_LEAST) {
      throw new Refusal("Network device " + name + " has an MTU of " + mtu + "; IP needs at least "
          + MTU_LEAST + ". Set it, as root: ip link set TAP mtu 1500.");
    }
    mac(handle, mac);
    this.spare = new byte[mtu + HEADER + 1];
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
    int most = mtu + HEADER;
    NetCalls.checkRoom(mtu, dst);
    for (; ; ) {
      int length = take(handle, dst, most, spare);
      if (length == 0 || length >= HEADER) {
        return length;
      }
      dropped++;
    }
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    NetCalls.checkFrame(mtu, src, length);
    int result = put(handle, src, length);
    if (result < 0) {
      dropped++;
    }
    return result != 0;
  }

  @Override
  public void flush() {
    kick(handle);
  }

  /** Frames of a wrong length, and those that the host did not take. */
  @Override
  public long dropped() {
    return dropped;
  }

  private static native int mtu(int handle);

  private static native void mac(int handle, byte[] mac);

  /** A frame's length, 0 if there is none, negative if one of a wrong length is lost. */
  private static native int take(int handle, byte[] dst, int most, byte[] spare);

  /** 1, or 0 if there is no room, negative if the frame is lost. */
  private static native int put(int handle, byte[] src, int length);

  private static native void kick(int handle);
}
