package kiln.clock;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The platform's two clocks. Reading one never blocks and costs nanoseconds, not a device access.
 *
 * <p>They are the clocks behind {@link System#currentTimeMillis} and {@link System#nanoTime}. Code
 * that a simulator is to drive asks this one.
 */
@ProviderType
public interface Clock {
  /**
   * Nanoseconds since 1970-01-01T00:00Z, leap seconds not counted (POSIX time), good until the year
   * 2262. As right as the platform's source; may jump when that is set.
   */
  long wallNanos();

  /**
   * Nanoseconds since a moment that is fixed for this run, never negative, never going back. For
   * measuring and for deadlines: a difference of two readings fits a {@code long}.
   */
  long monotonicNanos();
}
