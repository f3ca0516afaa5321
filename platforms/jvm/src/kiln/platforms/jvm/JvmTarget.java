package kiln.platforms.jvm;

import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says where the app runs. */
@Component
public final class JvmTarget implements Target {
  @Activate
  public JvmTarget() {}

  @Override
  public String platform() {
    return "jvm";
  }
}
