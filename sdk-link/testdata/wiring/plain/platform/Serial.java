package plain.platform;

import contracts.Clock;
import contracts.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class Serial implements Console {
  @Activate
  public Serial(@Reference Clock clock) {}
}
