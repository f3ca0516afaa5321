package app.console;

import java.util.List;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.app.Refusal;
import kiln.app.Target;
import kiln.clock.Clock;
import kiln.console.AttachedConsoles;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers line by line until it is told to stop, or nobody is there any more. */
@Component(name = "console")
public final class Dialogue implements App {
  /** How it presents itself. */
  public @interface Config {
    /** Without the end of a line, so that what is typed stands behind it. */
    @Meaning("what is printed before each line is read")
    String prompt() default "> ";

    /** A virtual machine may have several. */
    @Meaning("which of the machine's consoles is used; 0 is the platform's own")
    int number() default 0;
  }

  private static final String HELP =
      "time, platform, exit [STATUS]; everything else comes back as it is";

  private final Console console;
  private final Clock clock;
  private final Target target;
  private final Config config;
  private int status;

  @Activate
  public Dialogue(
      @Reference AttachedConsoles consoles,
      @Reference Clock clock,
      @Reference Target target,
      Config config) {
    this.console = console(consoles.all(), config.number());
    this.clock = clock;
    this.target = target;
    this.config = config;
  }

  private static Console console(List<Console> all, int number) {
    if (number < 0 || number >= all.size()) {
      throw new Refusal("--number=" + number + ": this machine has " + all.size()
          + " console(s), and the first is number 0.");
    }
    return all.get(number);
  }

  @Override
  public int run() {
    console.println("Say something, or help.");
    for (; ; ) {
      console.print(config.prompt());
      String line = console.readLine();
      if (line == null) {
        console.println("");
        return 0;
      }
      String answer = answer(line.strip());
      if (answer == null) {
        return status;
      }
      console.println(answer);
    }
  }

  /** Null to stop with {@link #status}. */
  private String answer(String line) {
    if (line.startsWith("exit ")) {
      return exit(line.substring("exit ".length()).strip());
    }
    return switch (line) {
      case "help" -> HELP;
      case "time" -> clock.wallNanos() / 1_000_000_000 + " seconds since 1970";
      case "platform" -> target.platform();
      case "exit" -> null;
      default -> line;
    };
  }

  private String exit(String word) {
    try {
      status = Integer.parseInt(word);
    } catch (NumberFormatException e) {
      status = -1;
    }
    return status >= 0 && status <= 255 ? null : word + " is no status; there are 0 to 255";
  }
}
