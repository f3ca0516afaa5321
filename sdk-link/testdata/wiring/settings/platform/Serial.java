package settings.platform;

import contracts.Console;
import kiln.app.Meaning;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

@Component(name = "serial")
public final class Serial implements Console {
  @interface Config {
    @Meaning("bits per second")
    int port() default 115200;
  }

  @interface Nothing {}

  @Activate
  public Serial(Config config, Nothing nothing) {}
}
