package missing.stack;

import contracts.Clock;
import contracts.Console;
import contracts.Net;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class NetConsole implements Console {
  @Activate
  public NetConsole(@Reference Net net, @Reference Clock clock) {}
}
