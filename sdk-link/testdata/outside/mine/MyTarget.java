package mine;

import kiln.app.Target;
import org.osgi.service.component.annotations.Component;

@Component
public final class MyTarget implements Target {
  @Override
  public String platform() {
    return "a platform from elsewhere";
  }
}
