package kiln.platforms.hvt;

import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says where the app runs. */
@Component
public final class HvtTarget implements Target {
  @Activate
  public HvtTarget() {}

  @Override
  public String platform() {
    return "hvt";
  }
}
