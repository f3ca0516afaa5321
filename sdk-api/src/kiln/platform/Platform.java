package kiln.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Waiting for devices. One number, the event count, tells whether anything has happened: it grows
 * when a device has something new for whoever polls it (a frame, a finished request, room in a ring
 * that was full, a byte of input), and when somebody calls {@link #wake}.
 *
 * <p>A thread that owns devices reads the count, polls until nothing is left to do, and waits for
 * the count to change. Because it read the count first, an event that falls between its last look
 * and the wait ends the wait at once: no wake-up is lost, whatever the number of devices and of
 * waiting threads.
 *
 * <pre>{@code
 * for (;;) {
 *   long seen = platform.events();
 *   long deadlineNanos = stack.poll(clock.monotonicNanos());
 *   platform.idle(seen, deadlineNanos);
 * }
 * }</pre>
 *
 * <p>Thread safe. This is the only place of a platform that waits.
 */
@ProviderType
public interface Platform {
  /** A deadline that never comes. */
  long NO_DEADLINE = Long.MAX_VALUE;

  /** How many events there have been. Only the change means something. Never blocks. */
  long events();

  /**
   * Blocks the calling thread, and no other, while {@link #events} is {@code seen} and {@code
   * Clock.monotonicNanos()} is before {@code deadlineNanos}. With nothing else to run the machine
   * sleeps. May return early without a cause.
   *
   * <p>An interrupt of the thread ends the wait too and stays pending.
   */
  void idle(long seen, long deadlineNanos);

  /**
   * Counts an event: threads in {@link #idle} return. For work that another thread hands to the
   * owner of a device, and for devices whose news come on a thread of their own. Never blocks.
   */
  void wake();
}
