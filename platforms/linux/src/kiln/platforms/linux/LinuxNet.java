package kiln.platforms.linux;

import java.nio.charset.StandardCharsets;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.net.NetDevice;
import kiln.platforms.calls.NetCalls;
import kiln.platforms.named.MacAddress;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A TAP device of the host: its other end is an ordinary interface there. As a component it is the
 * first such device, and has the first one's name; so its settings are {@code --net} or {@code
 * --service.net}.
 *
 * <p>The kernel keeps the ring of frames that have come; one system call moves a frame from there
 * into the caller's array. Those that leave wait for {@link #flush} in a ring of our own.
 */
@Component(name = LinuxNet.NAME, service = NetDevice.class, property = "kiln.device=net")
public final class LinuxNet implements NetDevice {
  static final String NAME = "service";

  /** Which device of the host, and how it is used. */
  public @interface Config {
    @Meaning("TAP device of the host, like tap0, or NAME:tap0 for a device of that name")
    String net();

    @Meaning("MAC address of the image; one that depends on the TAP's if empty")
    String mac() default "";

    @Meaning("whether transport checksums are left to the host")
    boolean net_offload() default true;
  }

  private static final String TUN = "/dev/net/tun";
  private static final int NAME_MOST = 15; // IFNAMSIZ, without the 0
  private static final int VERIFIED = 1 << 20; // in the result of take(), as net.c has it

  private final String name;
  private final String tap;
  private final byte[] mac;
  private final int mtu;
  private final boolean offload;
  private final int file;
  private final int watch;
  private final TransmitRing leaving;
  private boolean verified;
  private boolean gone;
  private long dropped;

  /**
   * Opens the TAP that the command line names.
   *
   * @throws Refusal if there is none of that name, or it may not be used
   */
  @Activate
  public LinuxNet(Config config) {
    this(Named.of(config.net(), NAME), config.mac(), config.net_offload());
  }

  /** Opens the TAP {@code device.place()}; {@code mac} may be empty. */
  LinuxNet(Named device, String mac, boolean offload) {
    this.name = device.name();
    this.tap = device.place();
    this.offload = offload;
    if (tap.isEmpty()) {
      throw new Refusal("The image needs the network device " + name + ": name a TAP device of the"
          + " host, as in --net=tap0.");
    }
    byte[] bytes = tap.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > NAME_MOST || exists(bytes) < 0) {
      throw refused("there is no such interface. Make it, as root: ip tuntap add " + tap
          + " mode tap && ip link set " + tap + " up");
    }
    file = open(bytes);
    watch = watch(file);
    if (watch < 0) {
      throw refused("an image has room for 63 devices");
    }
    mtu = mtu(bytes);
    leaving = new TransmitRing(mtu + HEADER);
    this.mac = mac.isEmpty() ? MacAddress.of(hostAddress()) : parse(mac);
  }

  private int open(byte[] bytes) {
    int opened = tun();
    if (opened < 0) {
      String way = opened == -ErrorNumber.ENOENT
          ? "it does not exist. Load the kernel's module tun: modprobe tun"
          : ErrorNumber.words(-opened);
      throw refused(TUN + ": " + way);
    }
    int result = attach(opened, bytes, offload);
    if (result < 0) {
      throw refused(switch (-result) {
        case ErrorNumber.EBUSY -> "another process uses it";
        case ErrorNumber.EPERM -> "it belongs to another user. Give it to this one: ip tuntap add "
            + tap + " mode tap user $USER";
        case ErrorNumber.EINVAL -> "it is no TAP device";
        default -> ErrorNumber.words(-result);
      });
    }
    return opened;
  }

  private byte[] hostAddress() {
    byte[] address = new byte[MacAddress.LENGTH];
    int result = hardware(file, address);
    if (result < 0) {
      throw refused("it has no MAC address: " + ErrorNumber.words(-result));
    }
    return address;
  }

  private byte[] parse(String text) {
    byte[] address = MacAddress.parse(text);
    if (address == null) {
      throw new Refusal("--mac=" + text + " is no MAC address of one station; write it like"
          + " 02:00:00:00:00:01, with an even first octet.");
    }
    return address;
  }

  private Refusal refused(String why) {
    return new Refusal("--net=" + tap + ": " + why + ".");
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

  /** Whether the host's end is up. */
  @Override
  public boolean linkUp() {
    return !gone && up(watch);
  }

  @Override
  public int receive(byte[] dst) {
    int most = mtu + HEADER;
    NetCalls.checkRoom(mtu, dst);
    while (!gone) {
      int result = take(file, watch, dst, most);
      if (result >= 0) {
        verified = (result & VERIFIED) != 0;
        return result & ~VERIFIED;
      }
      fail(-result);
    }
    return 0;
  }

  @Override
  public boolean checksumVerified() {
    return verified;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    return send(src, length, 0, 0);
  }

  @Override
  public boolean finishesChecksums() {
    return offload;
  }

  @Override
  public boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    NetCalls.checkUnfinished(name, finishesChecksums(), length, start, field);
    return send(src, length, start, field);
  }

  private boolean send(byte[] src, int length, int start, int field) {
    NetCalls.checkFrame(mtu, src, length);
    if (leaving.isFull()) {
      flush();
    }
    if (leaving.isFull()) {
      return false;
    }
    leaving.add(src, length, start, field);
    return true;
  }

  /** Hands the frames to the host, as many as it takes: others wait until it has room. */
  @Override
  public void flush() {
    while (!leaving.isEmpty()) {
      int result = gone
          ? 0 // as into a cable that nobody holds
          : put(file, watch, leaving.octets(), leaving.offset(), leaving.length(),
              leaving.start(), leaving.field());
      if (result == -ErrorNumber.EAGAIN) {
        return;
      }
      leaving.remove();
      if (result < 0) {
        fail(-result);
      }
    }
  }

  @Override
  public boolean transmitting() {
    return !leaving.isEmpty();
  }

  /** A frame is lost; with EBADFD the host has taken the TAP away. */
  private void fail(int error) {
    dropped++;
    if (error == ErrorNumber.EBADFD) {
      gone = true;
      System.err.println("Network device " + name + ": the host has removed " + tap + ".");
    }
  }

  /** Frames of a wrong length, and those sent while the host's end was down. */
  @Override
  public long dropped() {
    return dropped;
  }

  private static native int exists(byte[] name);

  private static native int tun();

  private static native int attach(int file, byte[] name, boolean offload);

  private static native int mtu(byte[] name);

  private static native int hardware(int file, byte[] mac);

  private static native int watch(int file);

  private static native boolean up(int watch);

  private static native int take(int file, int watch, byte[] dst, int most);

  private static native int put(
      int file, int watch, byte[] src, int offset, int length, int start, int field);
}
