package kiln.platforms.image;

import kiln.clock.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The clocks that the platform keeps for the runtime. */
@Component(property = "kiln.default:Boolean=true")
public final class ImageClock implements Clock {
  @Activate
  public ImageClock() {}

  @Override
  public long wallNanos() {
    return wall();
  }

  @Override
  public long monotonicNanos() {
    return monotonic();
  }

  private static native long wall();

  private static native long monotonic();
}
