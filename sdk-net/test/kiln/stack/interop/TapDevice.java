package kiln.stack.interop;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.NetDevice;
import kiln.platform.Platform;

/**
 * A TAP device of Linux, and what a stack over it needs of a platform: {@code idle} polls the
 * device and a pipe. The kernel's end of the TAP lives in a network namespace of its own.
 */
final class TapDevice implements NetDevice, Platform, Clock, RandomSource, AutoCloseable {
  static {
    Native.register("c");
  }

  private static native int open(String path, int flags);

  private static native int close(int fd);

  private static native int ioctl(int fd, long request, Pointer argument);

  private static native long read(int fd, byte[] buffer, long count);

  private static native long write(int fd, byte[] buffer, long count);

  private static native int poll(Pointer fds, long count, int timeoutMillis);

  private static native int eventfd(int initial, int flags);

  private static final int O_RDWR_NONBLOCK = 2 | 0x800;
  private static final long TUNSETIFF = 0x400454CAL;
  private static final short IFF_TAP_NO_PI = 0x0002 | 0x1000;
  private static final short POLLIN = 1;

  private final String name;
  private final int fd;
  private final int wakeFd;
  private final Memory fds = new Memory(16);
  private final byte[] eight = new byte[8];
  private volatile long events;
  private volatile boolean closed;

  TapDevice(String name) {
    this.name = name;
    fd = open("/dev/net/tun", O_RDWR_NONBLOCK);
    if (fd < 0) {
      throw new IllegalStateException("/dev/net/tun cannot be opened");
    }
    Memory request = new Memory(40);
    request.clear();
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    request.write(0, bytes, 0, bytes.length);
    request.setShort(16, IFF_TAP_NO_PI);
    if (ioctl(fd, TUNSETIFF, request) < 0) {
      throw new IllegalStateException("TUNSETIFF of " + name + " failed");
    }
    wakeFd = eventfd(0, 0x800);
    fds.setInt(0, fd);
    fds.setShort(4, POLLIN);
    fds.setInt(8, wakeFd);
    fds.setShort(12, POLLIN);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] mac() {
    return new byte[] {2, 0x4B, 0x49, 0x4C, 0x4E, 1};
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public int receive(byte[] dst) {
    return closed ? 0 : (int) Math.max(read(fd, dst, dst.length), 0);
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    return !closed && write(fd, src, length) == length;
  }

  @Override
  public long events() {
    return events;
  }

  @Override
  public void idle(long seen, long deadlineNanos) {
    long left =
        deadlineNanos == NO_DEADLINE ? 1000 : (deadlineNanos - monotonicNanos()) / 1_000_000;
    if (events == seen && left >= 0 && !closed) {
      poll(fds, 2, (int) Math.min(left + 1, 1000));
      read(wakeFd, eight, 8);
    }
  }

  @Override
  public void wake() {
    events++;
    write(wakeFd, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}, 8);
  }

  @Override
  public long wallNanos() {
    return System.currentTimeMillis() * 1_000_000L;
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime() & Long.MAX_VALUE;
  }

  @Override
  public void fill(byte[] dst, int offset, int length) {
    byte[] bytes = new byte[length];
    new java.security.SecureRandom().nextBytes(bytes);
    System.arraycopy(bytes, 0, dst, offset, length);
  }

  @Override
  public void close() {
    closed = true;
    close(fd);
    close(wakeFd);
  }
}
