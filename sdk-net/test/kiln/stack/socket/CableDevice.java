package kiln.stack.socket;

import java.util.ArrayDeque;
import java.util.Arrays;
import kiln.net.NetDevice;

/** One end of a cable between two stacks, each with its own thread. */
final class CableDevice implements NetDevice {
  private static final int RING = 256;

  private final int number;
  private final HostPlatform platform;
  private final ArrayDeque<byte[]> ring = new ArrayDeque<>();
  private CableDevice other;
  private volatile boolean plugged = true;

  private CableDevice(int number, HostPlatform platform) {
    this.number = number;
    this.platform = platform;
  }

  static CableDevice[] pair(HostPlatform first, HostPlatform second) {
    CableDevice a = new CableDevice(1, first);
    CableDevice b = new CableDevice(2, second);
    a.other = b;
    b.other = a;
    return new CableDevice[] {a, b};
  }

  /** Says whether this end gives what came to it; what comes to a loose end waits. */
  void plugged(boolean now) {
    plugged = now;
    platform.wake();
  }

  @Override
  public String name() {
    return "cable" + number;
  }

  @Override
  public byte[] mac() {
    return new byte[] {2, 0, 0, 0, 1, (byte) number};
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public int receive(byte[] dst) {
    synchronized (ring) {
      byte[] frame = plugged ? ring.poll() : null;
      if (frame == null) {
        return 0;
      }
      System.arraycopy(frame, 0, dst, 0, frame.length);
      return frame.length;
    }
  }

  /** What comes to a loose end is on its way. */
  @Override
  public boolean transmitting() {
    synchronized (other.ring) {
      return !other.plugged && !other.ring.isEmpty();
    }
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    synchronized (other.ring) {
      if (other.ring.size() == RING) {
        return false;
      }
      other.ring.add(Arrays.copyOf(src, length));
    }
    other.platform.wake();
    return true;
  }
}
