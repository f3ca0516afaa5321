package webapp;

import contracts.Server;
import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(name = "webapp")
public final class WebApp implements App {
  @Activate
  public WebApp(@Reference Server server) {}

  @Override
  public int run() {
    return 0;
  }
}
