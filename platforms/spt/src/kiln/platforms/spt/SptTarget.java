package kiln.platforms.spt;

import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says where the app runs. */
@Component
public final class SptTarget implements Target {
  @Activate
  public SptTarget() {}

  @Override
  public String platform() {
    return "spt";
  }
}
