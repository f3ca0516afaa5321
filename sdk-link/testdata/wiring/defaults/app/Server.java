package defaults.app;

import contracts.Clock;
import contracts.Console;
import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(name = "server")
public final class Server implements App {
  @Activate
  public Server(@Reference Console console, @Reference Clock clock) {}

  @Override
  public int run() {
    return 0;
  }
}
