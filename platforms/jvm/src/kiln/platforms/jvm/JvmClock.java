package kiln.platforms.jvm;

import java.time.Instant;
import kiln.clock.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The host's clocks. Monotonic time starts near 0: {@link System#nanoTime} may be negative. */
@Component
public final class JvmClock implements Clock {
  private static final long NANOS = 1_000_000_000;
  private static final long ORIGIN_NANOS = System.nanoTime();

  @Activate
  public JvmClock() {}

  @Override
  public long wallNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS + now.getNano();
  }

  @Override
  public long monotonicNanos() {
    return nowNanos();
  }

  /** For waiting against deadlines of this clock. */
  static long nowNanos() {
    return System.nanoTime() - ORIGIN_NANOS;
  }
}
