package stack;

import contracts.Net;
import contracts.Server;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class Stack implements Server {
  @Activate
  public Stack(@Reference Net net) {}
}
