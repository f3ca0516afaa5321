package app.hello;

import kiln.app.App;
import kiln.app.Meaning;
import kiln.app.Target;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greets, and says from where. */
@Component(name = "hello")
public final class Hello implements App {
  /** What the line says. */
  public @interface Config {
    /** Stands before the platform's name. */
    @Meaning("what the line starts with")
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
    return 0;
  }
}
