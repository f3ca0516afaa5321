package hidden.app;

import kiln.app.App;
import org.osgi.service.component.annotations.Component;

@Component
final class Server implements App {
  Server(int port) {}

  @Override
  public int run() {
    return 0;
  }
}
