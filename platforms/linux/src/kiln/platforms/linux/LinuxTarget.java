package kiln.platforms.linux;

import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says where the app runs. */
@Component
public final class LinuxTarget implements Target {
  @Activate
  public LinuxTarget() {}

  @Override
  public String platform() {
    return "linux";
  }
}
