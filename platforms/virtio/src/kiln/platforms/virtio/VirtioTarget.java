package kiln.platforms.virtio;

import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says where the app runs. */
@Component
public final class VirtioTarget implements Target {
  @Activate
  public VirtioTarget() {}

  @Override
  public String platform() {
    return "virtio";
  }
}
