package kiln.stack.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import kiln.net.NetDevice;
import kiln.stack.tcp.TcpConfig;

/** Two hosts, one link, virtual time. Nothing happens but by arrivals and deadlines. */
public final class Simulation {
  public static final long SECOND = 1_000_000_000L;
  public static final long MILLI = 1_000_000L;

  private final List<Host> hosts = new ArrayList<>();
  private long now = SECOND;

  public final Host a;
  public final Host b;
  public final Pipe ab;
  public final Pipe ba;

  public Simulation(Pipe.Quality quality, long seed) {
    this(quality, quality, seed, TcpConfig.DEFAULT, TcpConfig.DEFAULT, 1500, d -> d);
  }

  public Simulation(Pipe.Quality quality, long seed, TcpConfig config) {
    this(quality, quality, seed, config, config, 1500, d -> d);
  }

  public Simulation(
      Pipe.Quality there,
      Pipe.Quality back,
      long seed,
      TcpConfig configA,
      TcpConfig configB,
      int mtu,
      UnaryOperator<NetDevice> wrap) {
    ab = new Pipe(there, seed);
    ba = new Pipe(back, seed ^ 0x5DEECE66DL);
    SimDevice deviceA = new SimDevice(this, "a", 1, mtu);
    SimDevice deviceB = new SimDevice(this, "b", 2, mtu);
    deviceA.out = ab;
    deviceA.in = ba;
    deviceB.out = ba;
    deviceB.in = ab;
    a = new Host(deviceA, wrap.apply(deviceA), 1, seed, configA);
    b = new Host(deviceB, wrap.apply(deviceB), 2, seed, configB);
    hosts.add(a);
    hosts.add(b);
  }

  public long now() {
    return now;
  }

  /** Runs until the condition holds; false if {@code limitNanos} of virtual time pass before. */
  public boolean until(long limitNanos, BooleanSupplier done) {
    long end = now + limitNanos;
    poll();
    while (!done.getAsBoolean()) {
      long next = next();
      if (next > end) {
        now = end;
        poll();
        return done.getAsBoolean();
      }
      now = Math.max(now, next);
      poll();
    }
    return true;
  }

  /** Lets time pass. */
  public void run(long nanos) {
    until(nanos, () -> false);
  }

  private long next() {
    long next = Long.MAX_VALUE;
    for (Host host : hosts) {
      next = Math.min(next, Math.min(host.device.nextArrival(), host.ip.pollAt()));
    }
    return Math.max(next, now + 1);
  }

  private void poll() {
    for (Host host : hosts) {
      if (host.device.nextArrival() <= now || host.ip.pollAt() <= now) {
        int rounds = 0;
        while (host.ip.poll(now)) {
          if (++rounds > 10_000) {
            throw new AssertionError("a host polls without end");
          }
        }
      }
      host.app.run();
      host.ip.flush();
    }
  }
}
