package app.tour;

import kiln.app.App;
import kiln.app.Target;
import kiln.clock.Clock;
import kiln.console.Console;
import kiln.entropy.EntropySource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Walks through the class library, a few lines a stop. The lines that differ from run to run say
 * {@code now} or {@code random}; all others are always the same.
 */
@Component(name = "tour")
public final class Tour implements App {
  private final Console console;
  private final Target target;
  private final Clock clock;
  private final EntropySource entropy;

  @Activate
  public Tour(
      @Reference Console console,
      @Reference Target target,
      @Reference Clock clock,
      @Reference EntropySource entropy) {
    this.console = console;
    this.target = target;
    this.clock = clock;
    this.entropy = entropy;
  }

  @Override
  public int run() {
    console.println("A tour of Java on " + target.platform());
    Dates.show(console, clock);
    Randomness.show(console, entropy);
    Library.collections(console);
    Library.streams(console);
    Library.formats(console);
    Failure.show(console);
    console.println("That was the tour.");
    return 0;
  }
}
