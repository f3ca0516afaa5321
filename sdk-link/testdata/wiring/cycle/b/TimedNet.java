package cycle.b;

import contracts.Clock;
import contracts.Net;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class TimedNet implements Net {
  @Activate
  public TimedNet(@Reference Clock clock) {}
}
