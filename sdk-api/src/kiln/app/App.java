package kiln.app;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one component that a run is about: constructed once, run once, then everything ends.
 *
 * <p>Exactly one bundle of a run provides it. The constructor only keeps what it is given; work
 * belongs in {@link #run}.
 */
@ConsumerType
public interface App {
  /**
   * Does the app's work on the main thread; may block for as long as the app lives.
   *
   * <p>When it returns, the run ends at once: other threads are not waited for, and what was
   * written to the console before is delivered.
   *
   * @return the exit status: 0 for success, 1 to 255 for a failure of the app's choosing. The host
   *     sees the low eight bits, as it does of {@link System#exit}
   * @throws Exception what the app does not handle: its trace goes to the console, and the run ends
   *     with status 1
   */
  int run() throws Exception;
}
