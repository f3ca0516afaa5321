package kiln.stack.interop;

import kiln.net.NetDevice;
import kiln.stack.sim.Pipe;

/**
 * Carries frames between two ends in real time, and makes them worse by a seed: what the simulator
 * does to its links, done to TAP devices and to a stack of this process alike.
 */
final class ImpairedLink implements AutoCloseable {
  /** Frames come from and go to here. */
  interface End extends NetDevice {
    /** Waits until {@link #receive} may have a frame, at most some 100 ms. */
    void await();
  }

  private final Pipe.Quality quality;
  private volatile boolean closed;

  ImpairedLink(End one, End other, Pipe.Quality quality, long seed) {
    this.quality = quality;
    carry(one, other, seed);
    carry(other, one, seed ^ 0x5DEECE66DL);
  }

  private void carry(End from, End to, long seed) {
    Pipe pipe = new Pipe(quality, seed);
    start(() -> take(from, pipe));
    start(() -> give(pipe, to));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "link");
    thread.setDaemon(true);
    thread.start();
  }

  private void take(End from, Pipe pipe) {
    byte[] frame = new byte[from.mtu() + NetDevice.HEADER];
    while (!closed) {
      from.await();
      for (int n; !closed && (n = from.receive(frame)) > 0; ) {
        synchronized (pipe) {
          pipe.enter(System.nanoTime(), frame, n);
          pipe.notifyAll();
        }
      }
    }
  }

  private void give(Pipe pipe, End to) {
    while (!closed) {
      byte[] frame;
      synchronized (pipe) {
        frame = pipe.arrive(System.nanoTime());
        if (frame == null) {
          sleep(pipe);
        }
      }
      if (frame != null) {
        to.transmit(frame, frame.length);
      }
    }
  }

  private static void sleep(Pipe pipe) {
    long nanos = Math.min(pipe.nextArrival() - System.nanoTime(), 100_000_000L);
    if (nanos > 0) {
      try {
        pipe.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
