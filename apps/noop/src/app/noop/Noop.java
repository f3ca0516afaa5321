package app.noop;

import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Does nothing, successfully. */
@Component(name = "noop")
public final class Noop implements App {
  @Activate
  public Noop() {}

  @Override
  public int run() {
    return 0;
  }
}
