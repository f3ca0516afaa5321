package cycle.a;

import contracts.Console;
import contracts.Net;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class NetConsole implements Console {
  @Activate
  public NetConsole(@Reference List<Net> nets) {}
}
