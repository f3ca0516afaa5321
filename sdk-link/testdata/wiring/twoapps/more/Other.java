package twoapps.more;

import kiln.app.App;
import org.osgi.service.component.annotations.Component;

@Component(name = "other")
public final class Other implements App {

  @Override
  public int run() {
    return 0;
  }
}
