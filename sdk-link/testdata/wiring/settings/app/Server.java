package settings.app;

import contracts.Console;
import kiln.app.App;
import kiln.app.Meaning;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(name = "server", property = "max.size:Integer=9")
public final class Server implements App {
  enum Mode { FAST, SAFE }

  @interface Config {
    @Meaning("where to listen")
    int port() default 80;

    @Meaning("the way out")
    String ipv4_gateway();

    String[] names() default {"a", "b,c"};

    Mode mode() default Mode.SAFE;

    Mode none();

    boolean verbose() default false;

    long max_size() default 5;

    double ratio() default 1.5;

    int my$_$key__name();
  }

  @interface Rank {
    String PREFIX_ = "net.";

    int value() default 3;
  }

  @Activate
  public Server(Config config, @Reference Console console, Rank rank) {}

  @Override
  public int run() {
    return 0;
  }
}
