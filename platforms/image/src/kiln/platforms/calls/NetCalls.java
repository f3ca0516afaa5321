package kiln.platforms.calls;

import kiln.net.NetDevice;

/** The conditions of {@link NetDevice}'s calls, which each device checks before it does anything. */
public final class NetCalls {
  private NetCalls() {}

  /**
   * Refuses an array that the longest frame does not fit in.
   *
   * @throws IllegalArgumentException if {@code dst} is shorter
   */
  public static void checkRoom(int mtu, byte[] dst) {
    int most = mtu + NetDevice.HEADER;
    if (dst.length < most) {
      throw new IllegalArgumentException(
          "room for " + dst.length + " octets, a frame may have " + most);
    }
  }

  /**
   * Refuses what is no frame.
   *
   * @throws IllegalArgumentException if {@code src} does not have {@code length} octets, or a frame
   *     must not
   */
  public static void checkFrame(int mtu, byte[] src, int length) {
    int most = mtu + NetDevice.HEADER;
    if (length < NetDevice.HEADER || length > most || length > src.length) {
      throw new IllegalArgumentException("a frame of " + length + " octets from "
          + src.length + "; there may be " + NetDevice.HEADER + " to " + most);
    }
  }

  /**
   * Refuses a checksum that the device does not finish.
   *
   * @throws IllegalStateException if it finishes none
   * @throws IllegalArgumentException if the sum from {@code start} on cannot stand at {@code field}
   */
  public static void checkUnfinished(
      String name, boolean finishes, int length, int start, int field) {
    if (!finishes) {
      throw new IllegalStateException("net device " + name + " does not finish checksums");
    }
    if (start < NetDevice.HEADER || field < start || field > length - 2) {
      throw new IllegalArgumentException("checksum from octet " + start + " at " + field
          + " in a frame of " + length);
    }
  }
}
