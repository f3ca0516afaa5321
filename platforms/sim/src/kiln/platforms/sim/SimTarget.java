package kiln.platforms.sim;

import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says where the app runs. */
@Component
public final class SimTarget implements Target {
  @Activate
  public SimTarget() {}

  @Override
  public String platform() {
    return "sim";
  }
}
