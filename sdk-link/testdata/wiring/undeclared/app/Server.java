package undeclared.app;

import kiln.app.App;
import org.osgi.service.component.annotations.Component;

@Component
public final class Server implements App {
  /** Not annotated, but Declarative Services call it all the same. */
  void activate() {}

  @Override
  public int run() {
    return 0;
  }
}
