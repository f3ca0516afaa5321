package unknownsettings.app;

import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

@Component(name = "server")
public final class Server implements App {
  @interface Config {
    int port() default 80;

    String name() default "";
  }

  @Activate
  public Server(Config config) {}

  @Override
  public int run() {
    return 0;
  }
}
