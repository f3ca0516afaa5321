package kiln.stack.sim;

import kiln.stack.tcp.TcpConnection;
import kiln.stack.tcp.TcpListener;

/** A stream of known octets from one host to another: checks each one, closes, counts. */
public final class Transfer {
  private final Simulation simulation;
  private final long total;
  private final byte[] buffer = new byte[16 * 1024];
  public final TcpConnection sender;
  private final TcpListener listener;
  public TcpConnection receiver;
  private long written;
  private long read;
  private boolean over;
  private final int salt;

  public Transfer(Simulation simulation, Host from, Host to, int port, long total) {
    this(simulation, from, to, port, total, true);
  }

  public Transfer(Simulation simulation, Host from, Host to, int port, long total, boolean v4) {
    this.simulation = simulation;
    this.total = total;
    salt = port;
    listener = to.tcp.listen(0, 0, port, 16);
    long high = v4 ? 0 : Host.V6_HIGH;
    long low = v4 ? to.v4 : to.v6Low;
    sender = from.tcp.connect(simulation.now(), high, low, port, 0);
    from.app(this::write);
    to.app(this::read);
  }

  private static byte octet(long position, int salt) {
    long x = (position >>> 3) * 0x9E3779B97F4A7C15L + salt;
    x ^= x >>> 29;
    return (byte) (x >>> 8 * (position & 7));
  }

  private void write() {
    while (written < total) {
      int count = (int) Math.min(Math.min(buffer.length, sender.writable()), total - written);
      if (count == 0) {
        return;
      }
      for (int i = 0; i < count; i++) {
        buffer[i] = octet(written + i, salt);
      }
      int taken = sender.send(simulation.now(), buffer, 0, count);
      written += taken;
      if (taken < count) {
        return;
      }
    }
    if (!sender.outputOver()) {
      sender.finish(simulation.now());
    }
    if (sender.inputOver()) {
      sender.close(simulation.now());
    }
  }

  private void read() {
    if (receiver == null) {
      receiver = listener.accept();
    }
    if (receiver == null || over) {
      return;
    }
    for (int n; (n = receiver.receive(simulation.now(), buffer, 0, buffer.length)) != 0; ) {
      if (n < 0) {
        over = true;
        receiver.close(simulation.now());
        return;
      }
      for (int i = 0; i < n; i++) {
        if (buffer[i] != octet(read + i, salt)) {
          throw new AssertionError("octet " + (read + i) + " of " + total + " differs");
        }
      }
      read += n;
    }
  }

  public long octets() {
    return read;
  }

  /** All octets arrived, and both sides know that it is over. */
  public boolean done() {
    if (sender.failure() != null) {
      throw new AssertionError(
          "sender failed: " + sender.failure() + " at " + read + "\n" + sender);
    }
    if (receiver != null && receiver.failure() != null) {
      throw new AssertionError("receiver failed: " + receiver.failure() + " at " + read);
    }
    return over && read == total && sender.outputOver() && sender.inputOver();
  }
}
