package cycle.c;

import contracts.Clock;
import contracts.Net;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class NetClock implements Clock {
  @Activate
  public NetClock(@Reference Net net) {}
}
