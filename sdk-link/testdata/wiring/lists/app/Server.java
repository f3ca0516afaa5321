package lists.app;

import contracts.Clock;
import contracts.Console;
import contracts.Net;
import java.util.Collection;
import java.util.List;
import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(name = "server")
public final class Server implements App {
  @Activate
  public Server(@Reference List<Net> nets, @Reference List<Clock> none, @Reference Collection<Console> consoles) {}

  @Override
  public int run() {
    return 0;
  }
}
