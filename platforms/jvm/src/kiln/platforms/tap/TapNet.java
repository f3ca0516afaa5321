package kiln.platforms.tap;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.net.NetDevice;
import kiln.platform.Platform;
import kiln.platforms.calls.NetCalls;
import kiln.platforms.named.MacAddress;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A TAP device of the host; its settings are those of the platform {@code linux}. A thread of its
 * own waits in {@code poll} and wakes the platform; it waits again once {@link #receive} has found
 * the device empty.
 */
@Component(name = TapNet.NAME, service = NetDevice.class, property = "kiln.device=net")
public final class TapNet implements NetDevice {
  static final String NAME = "service";

  /** Which device of the host, and how it is used. */
  public @interface Config {
    @Meaning("TAP device of the host, like tap0, or NAME:tap0 for a device of that name")
    String net();

    @Meaning("MAC address of the app; one that depends on the TAP's if empty")
    String mac() default "";
  }

  private static final String TUN = "/dev/net/tun";
  private static final int NAME_MOST = 15; // IFNAMSIZ, without the 0
  private static final int REQUEST_BYTES = 40; // struct ifreq: a name of 16, then a union
  private static final int REQUEST_VALUE = 16;
  private static final int HARDWARE_ADDRESS = REQUEST_VALUE + 2;
  private static final int FRAME_LEAST = 60; // IEEE 802.3 §3.2.8, without the FCS

  private final String name;
  private final String tap;
  private final Platform platform;
  private final int file;
  private final int mtu;
  private final byte[] mac;
  private final byte[] padded = new byte[FRAME_LEAST];
  private final Object emptied = new Object();
  private boolean waits = true; // guarded by emptied: the thread is to poll
  private volatile boolean gone;
  private volatile long dropped;

  /**
   * Opens the TAP that the command line names.
   *
   * @throws Refusal if there is none of that name, or it may not be used
   */
  @Activate
  public TapNet(@Reference Platform platform, Config config) {
    this(platform, Named.of(config.net(), NAME), config.mac());
  }

  /** Opens the TAP {@code device.place()}; {@code mac} may be empty. */
  TapNet(Platform platform, Named device, String mac) {
    this.platform = platform;
    this.name = device.name();
    this.tap = device.place();
    if (tap.isEmpty()) {
      throw new Refusal("The app needs the network device " + name + ": name a TAP device of the"
          + " host, as in --net=tap0.");
    }
    if (tap.length() > NAME_MOST || !exists()) {
      throw refused("there is no such interface. Make it, as root: ip tuntap add " + tap
          + " mode tap && ip link set " + tap + " up");
    }
    this.file = open();
    this.mtu = askMtu();
    this.mac = mac.isEmpty() ? MacAddress.of(hostAddress()) : parse(mac);
    Thread thread = new Thread(this::watch, "tap " + tap);
    thread.setDaemon(true);
    thread.start();
  }

  private boolean exists() {
    try {
      flags();
      return true;
    } catch (LastErrorException e) {
      return false;
    }
  }

  private int open() {
    int opened = -1;
    try {
      opened = Libc.C.open(TUN, Libc.O_RDWR_NONBLOCK);
      Memory request = request();
      request.setShort(REQUEST_VALUE, Libc.IFF_TAP_NO_PI);
      Libc.C.ioctl(opened, Libc.TUNSETIFF, request);
      Libc.C.ioctl(opened, Libc.TUNSETOFFLOAD, Pointer.NULL); // what its last user had taken on
      return opened;
    } catch (LastErrorException e) {
      throw refused(opened < 0 ? TUN + ": " + e.getMessage() : switch (e.getErrorCode()) {
        case Libc.EBUSY -> "another process uses it";
        case Libc.EPERM -> "it belongs to another user. Give it to this one: ip tuntap add " + tap
            + " mode tap user $USER";
        case Libc.EINVAL -> "it is no TAP device";
        default -> e.getMessage();
      });
    }
  }

  /** A struct ifreq for this interface. */
  private Memory request() {
    Memory request = new Memory(REQUEST_BYTES);
    request.clear();
    byte[] bytes = tap.getBytes(StandardCharsets.US_ASCII);
    request.write(0, bytes, 0, bytes.length);
    return request;
  }

  private int askMtu() {
    try {
      return ask(Libc.SIOCGIFMTU).getInt(REQUEST_VALUE);
    } catch (LastErrorException e) {
      throw refused("its MTU is not told: " + e.getMessage());
    }
  }

  /** Of the interface; java.net.NetworkInterface knows none that has no address. */
  private int flags() throws LastErrorException {
    return ask(Libc.SIOCGIFFLAGS).getShort(REQUEST_VALUE);
  }

  /** What the host's network says of the interface. */
  private Memory ask(long what) throws LastErrorException {
    int socket = Libc.C.socket(Libc.SOCKET_INET, Libc.SOCKET_DATAGRAM, 0);
    try {
      Memory request = request();
      Libc.C.ioctl(socket, what, request);
      return request;
    } finally {
      Libc.C.close(socket);
    }
  }

  private byte[] hostAddress() {
    try {
      Memory request = request();
      Libc.C.ioctl(file, Libc.SIOCGIFHWADDR, request);
      return request.getByteArray(HARDWARE_ADDRESS, MacAddress.LENGTH);
    } catch (LastErrorException e) {
      throw refused("it has no MAC address: " + e.getMessage());
    }
  }

  private static byte[] parse(String text) {
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

  private void watch() {
    Memory files = new Memory(8); // struct pollfd
    files.setInt(0, file);
    files.setInt(4, Libc.POLLIN);
    try {
      while (!gone) {
        Libc.C.poll(files, 1, -1);
        synchronized (emptied) {
          waits = false;
          platform.wake();
          while (!waits) {
            emptied.wait();
          }
        }
      }
    } catch (LastErrorException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
  public boolean linkUp() {
    try {
      return !gone && (flags() & Libc.IFF_UP) != 0;
    } catch (LastErrorException e) {
      return false;
    }
  }

  @Override
  public int receive(byte[] dst) {
    int most = mtu + HEADER;
    NetCalls.checkRoom(mtu, dst);
    while (!gone) {
      try {
        int count = (int) Libc.C.read(file, dst, dst.length);
        if (count >= HEADER && count <= most) {
          return count;
        }
        dropped++;
      } catch (LastErrorException e) {
        if (e.getErrorCode() != Libc.EAGAIN) {
          fail(e);
        }
        pollAgain();
        return 0;
      }
    }
    return 0;
  }

  private void pollAgain() {
    synchronized (emptied) {
      if (!waits) {
        waits = true;
        emptied.notifyAll();
      }
    }
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    NetCalls.checkFrame(mtu, src, length);
    byte[] frame = src;
    if (length < FRAME_LEAST) {
      Arrays.fill(padded, (byte) 0);
      System.arraycopy(src, 0, padded, 0, length);
      frame = padded;
    }
    try {
      if (!gone) {
        Libc.C.write(file, frame, Math.max(length, FRAME_LEAST));
      }
    } catch (LastErrorException e) {
      if (e.getErrorCode() == Libc.EAGAIN) {
        return false;
      }
      fail(e);
    }
    return true;
  }

  /** A frame is lost; with EBADFD the host has taken the TAP away. */
  private void fail(LastErrorException e) {
    dropped++;
    if (e.getErrorCode() == Libc.EBADFD) {
      gone = true;
      System.err.println("Network device " + name + ": the host has removed " + tap + ".");
    }
  }

  @Override
  public long dropped() {
    return dropped;
  }
}
