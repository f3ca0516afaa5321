package kiln.platforms.image;

import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Waiting, where threads are fibers of the runtime.
 *
 * <p>Only wake-ups are counted here. A device's event needs no count: the runtime lets the platform
 * look for one only while no fiber can run, and then every fiber that waits for devices runs again;
 * so none is lost to a fiber that has looked and is about to wait. Fibers switch in native calls
 * and at loops, hence not between the comparison and {@link #await}.
 */
@Component(property = "kiln.default:Boolean=true")
public final class ImagePlatform implements Platform {
  private volatile long events;

  @Activate
  public ImagePlatform() {}

  @Override
  public long events() {
    return events;
  }

  @Override
  public void idle(long seen, long deadlineNanos) {
    if (events == seen && !Thread.currentThread().isInterrupted()) {
      await(deadlineNanos);
    }
  }

  @Override
  public void wake() {
    events = events + 1; // fibers do not switch in between
    wakeAll();
  }

  /** Blocks this fiber until a device's event, {@link #wakeAll}, or the deadline. */
  private static native void await(long deadlineNanos);

  private static native void wakeAll();
}
