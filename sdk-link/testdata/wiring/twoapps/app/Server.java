package twoapps.app;

import kiln.app.App;
import org.osgi.service.component.annotations.Component;

@Component(name = "server")
public final class Server implements App {

  @Override
  public int run() {
    return 0;
  }
}
