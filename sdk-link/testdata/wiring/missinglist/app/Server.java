package missinglist.app;

import contracts.Clock;
import java.util.List;
import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

@Component(name = "server")
public final class Server implements App {
  @Activate
  public Server(@Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<Clock> clocks) {}

  @Override
  public int run() {
    return 0;
  }
}
