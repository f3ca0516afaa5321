package kiln.stack.interop;

import java.util.ArrayDeque;
import java.util.Arrays;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.NetDevice;
import kiln.platform.Platform;

/** The device of a stack of this process, and the other side of it as an end of a link. */
final class PairedDevice implements NetDevice, Platform, Clock, RandomSource {
  private static final int RING = 256;

  private final ArrayDeque<byte[]> in = new ArrayDeque<>();
  private final ArrayDeque<byte[]> out = new ArrayDeque<>();
  private long events;

  /** What the link sees. */
  final ImpairedLink.End end = new Far();

  private final class Far implements ImpairedLink.End {
    @Override
    public void await() {
      synchronized (out) {
        if (out.isEmpty()) {
          sleep(out, 100_000_000L);
        }
      }
    }

    @Override
    public String name() {
      return "far";
    }

    @Override
    public byte[] mac() {
      return new byte[6];
    }

    @Override
    public int mtu() {
      return 1500;
    }

    @Override
    public int receive(byte[] dst) {
      return poll(out, dst);
    }

    @Override
    public boolean transmit(byte[] src, int length) {
      boolean taken = offer(in, src, length);
      wake();
      return taken;
    }
  }

  private static int poll(ArrayDeque<byte[]> queue, byte[] dst) {
    synchronized (queue) {
      byte[] frame = queue.poll();
      if (frame == null) {
        return 0;
      }
      System.arraycopy(frame, 0, dst, 0, frame.length);
      return frame.length;
    }
  }

  private static boolean offer(ArrayDeque<byte[]> queue, byte[] src, int length) {
    synchronized (queue) {
      if (queue.size() == RING) {
        return false;
      }
      queue.add(Arrays.copyOf(src, length));
      queue.notifyAll();
      return true;
    }
  }

  private static void sleep(Object lock, long nanos) {
    try {
      lock.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "service";
  }

  @Override
  public byte[] mac() {
    return new byte[] {2, 0x4B, 0x49, 0x4C, 0x4E, 2};
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public int receive(byte[] dst) {
    return poll(in, dst);
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    return offer(out, src, length);
  }

  @Override
  public synchronized long events() {
    return events;
  }

  @Override
  public synchronized void idle(long seen, long deadlineNanos) {
    long left = Math.min(deadlineNanos - monotonicNanos(), 1_000_000_000L);
    if (events == seen && left > 0) {
      sleep(this, left);
    }
  }

  @Override
  public synchronized void wake() {
    events++;
    notifyAll();
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
}
