package wrongsettings.app;

import kiln.app.App;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

@Component(name = "server", property = "port=many")
public final class Server implements App {
  enum Mode { FAST, SAFE }

  @interface Config {
    int port() default 80;

    Mode mode() default Mode.SAFE;

    boolean verbose() default false;

    Class<?> type() default Object.class;

    float ratio() default 1;

    int[] ports() default {};
  }

  @interface More {
    int port() default 81;
  }

  @Activate
  public Server(Config config, More more) {}

  @Override
  public int run() {
    return 0;
  }
}
