package hello;

import contracts.Console;
import kiln.app.App;
import kiln.app.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(name = "hello")
public final class Hello implements App {
  @interface Config {
    String greeting() default "Hello";
  }

  private final Console console;
  private final Target target;
  private final Config config;

  @Activate
  public Hello(@Reference Console console, @Reference Target target, Config config) {
    this.console = console;
    this.target = target;
    this.config = config;
  }

  @Override
  public int run() {
    console.println(config.greeting() + " from " + target.platform());
    return 3;
  }
}
