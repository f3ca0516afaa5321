package nosettings.app;

import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

@Component(name = "server")
public final class Server implements App {
  @interface Nothing {}

  @Activate
  public Server(Nothing nothing) {}

  @Override
  public int run() {
    return 0;
  }
}
