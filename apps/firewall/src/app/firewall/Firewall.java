package app.firewall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kiln.app.App;
import kiln.app.Meaning;
import kiln.console.Console;
import kiln.entropy.RandomSource;
import kiln.net.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stands between networks and lets pass what its rules allow. */
@Component(name = "firewall")
public final class Firewall implements App {
  /** What may pass. */
  public @interface Config {
    @Meaning("rules with semicolons between them; empty for those of the bundle's rules.txt")
    String rules() default "";

    @Meaning("flows that may live at once; more are refused")
    int flows() default 8192;

    @Meaning("seconds from one line of counts to the next; 0 for none")
    int report() default 0;
  }

  private final Console console;
  private final Network network;
  private final RandomSource random;
  private final Config config;

  @Activate
  public Firewall(
      @Reference Console console,
      @Reference Network network,
      @Reference RandomSource random,
      Config config) {
    this.console = console;
    this.network = network;
    this.random = random;
    this.config = config;
  }

  @Override
  public int run() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    List<Rule> rules = new RuleReader(problems).read(text());
    if (config.flows() < 1 || config.report() < 0) {
      problems.add("flows is at least 1, and report is not negative");
    }
    if (!problems.isEmpty()) {
      problems.forEach(problem -> console.println("firewall: " + problem));
      return 2;
    }
    StatefulFilter filter =
        new StatefulFilter(rules, new FlowTable(config.flows(), random.nextLong()));
    network.filter(filter);
    console.println("firewall: " + rules.size() + " rules, " + network.addresses());
    while (true) {
      Thread.sleep(config.report() == 0 ? Long.MAX_VALUE : config.report() * 1000L);
      console.println(
          "firewall: " + filter.flows() + " flows, " + filter.refused() + " refused\n"
              + network.counters());
    }
  }

  private String text() throws IOException {
    if (!config.rules().isEmpty()) {
      return config.rules();
    }
    try (InputStream file = Firewall.class.getResourceAsStream("/firewall/rules.txt")) {
      if (file == null) {
        throw new IOException("the bundle has no firewall/rules.txt");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
