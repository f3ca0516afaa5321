package kiln.stack.socket;

import kiln.net.Echo;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.stack.ip.Icmp;
import kiln.stack.ip.Packet;
import kiln.stack.ip.Sent;

/** Echo requests under way: who waits for which answer. At most {@link #MOST} at once. */
final class Pings implements Icmp.EchoListener {
  private static final int MOST = 256;

  private final StackOwner owner;
  private final Waiter[] waiters = new Waiter[MOST];
  private int count;
  private int sequence;

  /** One request; under the lock, but for its signal. */
  private static final class Waiter {
    final Signal signal;
    final int id;
    final int sequence;
    final long sentNanos;
    Echo echo;

    Waiter(Signal signal, int id, int sequence, long sentNanos) {
      this.signal = signal;
      this.id = id;
      this.sequence = sequence;
      this.sentNanos = sentNanos;
    }
  }

  Pings(StackOwner owner) {
    this.owner = owner;
    owner.ip.icmp().echoListener(this);
  }

  /** As {@code Network.ping}. */
  Echo ping(IpAddress to, int length, int hopLimit, long timeoutNanos) throws NetException {
    Waiter waiter;
    synchronized (owner.lock) {
      waiter = send(to, length, hopLimit);
      owner.leave();
    }
    long deadline = waiter.sentNanos + timeoutNanos;
    try {
      while (true) {
        int seen;
        synchronized (owner.lock) {
          if (waiter.echo != null) {
            return waiter.echo;
          }
          seen = waiter.signal.count();
        }
        if (!waiter.signal.await(seen, deadline)) {
          throw new NetException(
              NetException.Reason.TIMED_OUT,
              "ping " + to + ": no answer for " + timeoutNanos / 1_000_000L + " ms");
        }
      }
    } finally {
      synchronized (owner.lock) {
        remove(waiter);
      }
    }
  }

  private Waiter send(IpAddress to, int length, int hopLimit) throws NetException {
    if (count == MOST) {
      throw new NetException(
          NetException.Reason.NO_MEMORY, "at most " + MOST + " pings can be under way at once");
    }
    long now = owner.now();
    int id = owner.ip.random().nextInt() & 0xFFFF; // a guess of an answer is as good as 2^-16
    sequence = sequence + 1 & 0xFFFF;
    Waiter waiter = new Waiter(new Signal(owner.clock()), id, sequence, now);
    waiters[count++] = waiter;
    Icmp icmp = owner.ip.icmp();
    Sent sent = icmp.ping(now, to.high(), to.low(), id, sequence, length, hopLimit);
    if (sent == Sent.REFUSED) {
      remove(waiter);
      throw new NetException(
          NetException.Reason.UNREACHABLE, "there is no route to " + to + ", or it is filtered");
    }
    return waiter;
  }

  private void remove(Waiter gone) {
    for (int i = 0; i < count; i++) {
      if (waiters[i] == gone) {
        waiters[i] = waiters[--count];
        waiters[count] = null;
        return;
      }
    }
  }

  @Override
  public void onEcho(long nowNanos, Echo.Kind kind, int id, int sequenceNumber, Packet p) {
    for (int i = 0; i < count; i++) {
      Waiter w = waiters[i];
      if (w.id == id && w.sequence == sequenceNumber && w.echo == null) {
        IpAddress from = new IpAddress(p.sourceHigh, p.sourceLow);
        w.echo = new Echo(from, kind, p.length, p.hopLimit, nowNanos - w.sentNanos);
        w.signal.changed();
      }
    }
  }
}
