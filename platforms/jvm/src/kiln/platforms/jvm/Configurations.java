package kiln.platforms.jvm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kiln.runtime.config.KeyTable;
import kiln.runtime.config.Refused;
import kiln.runtime.config.Settings;
import kiln.runtime.config.Stop;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The settings of a run on Felix: read as an image reads them, handed to Configuration Admin.
 *
 * <p>Configuration Admin tells Declarative Services on a thread of its own, so a component could
 * still be constructed with its defaults. {@link #apply} therefore waits until Declarative Services
 * shows a mark that is in every configuration.
 */
final class Configurations {
  static final String KEYS = "kiln.keys";
  static final String ARGUMENT = "kiln.argument.";

  /** Private to the component, as its name begins with a full stop (Compendium §112.6). */
  private static final String MARK = ".kiln.configured";

  private static final long LOOK_AGAIN_MILLIS = 2;

  /** As kiln.runtime.config.NoSettings says it, which would end the JVM at once. */
  private static final String NO_SETTINGS = ": this image has no settings.";

  private static final String NO_SETTINGS_HELP = "This image has no settings.";

  private final BundleContext context;
  private final Map<String, Map<String, Object>> components;

  private Configurations(BundleContext context, Map<String, Map<String, Object>> components) {
    this.context = context;
    this.components = components;
  }

  /**
   * Reads the keys and the command line that the launcher left.
   *
   * @throws StopRequested if help is asked for, or the command line is refused
   */
  static Configurations read(BundleContext context) throws StopRequested {
    String table = context.getProperty(KEYS);
    String[] arguments = arguments(context);
    if (table == null && arguments.length > 0) {
      throw new StopRequested(
          arguments[0]
              + ": this run was started without its table of settings. Start it with ./bnd run.",
          Stop.REFUSED);
    }
    return new Configurations(context, values(table == null ? "" : table, arguments));
  }

  private static String[] arguments(BundleContext context) {
    List<String> arguments = new ArrayList<>();
    String next;
    while ((next = context.getProperty(ARGUMENT + arguments.size())) != null) {
      arguments.add(next);
    }
    return arguments.toArray(String[]::new);
  }

  /** What each component is configured with, by its name. */
  static Map<String, Map<String, Object>> values(String table, String[] arguments)
      throws StopRequested {
    if (table.isEmpty() && arguments.length > 0) {
      boolean help = arguments[0].equals("--help");
      throw new StopRequested(
          help ? NO_SETTINGS_HELP : arguments[0] + NO_SETTINGS,
          help ? Stop.HELP : Stop.REFUSED);
    }
    try {
      Settings settings = KeyTable.read(table);
      if (!settings.read(arguments)) {
        throw new StopRequested(settings.help(), Stop.HELP);
      }
      Map<String, Map<String, Object>> values = new TreeMap<>();
      for (String component : components(table)) {
        values.put(component, settings.values(component));
      }
      return values;
    } catch (Refused e) {
      throw new StopRequested(e.getMessage(), Stop.REFUSED);
    }
  }

  /** The first field of each line; names of components need no unescaping. */
  private static Set<String> components(String table) {
    Set<String> names = new LinkedHashSet<>();
    table.lines().forEach(line -> names.add(line.substring(0, line.indexOf('\t'))));
    return names;
  }

  boolean isEmpty() {
    return components.isEmpty();
  }

  /**
   * Hands the settings over and blocks until the components have them.
   *
   * @throws StopRequested if that takes longer than {@code patienceMillis}
   */
  void apply(long patienceMillis) throws StopRequested, InterruptedException {
    long deadlineNanos = JvmClock.nowNanos() + patienceMillis * 1_000_000;
    ConfigurationAdmin admin = service(ConfigurationAdmin.class, patienceMillis);
    try {
      forget(admin);
      for (Map.Entry<String, Map<String, Object>> component : components.entrySet()) {
        Hashtable<String, Object> values = new Hashtable<>(component.getValue());
        values.put(MARK, true);
        admin.getConfiguration(component.getKey(), "?").update(values);
      }
    } catch (IOException e) {
      throw new StopRequested(
          "Configuration Admin cannot store the settings: " + e.getMessage(), AppRun.FAILED);
    }
    ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class, patienceMillis);
    while (!missing(runtime).isEmpty()) {
      if (JvmClock.nowNanos() > deadlineNanos) {
        throw new StopRequested(
            "Settings reached no component: " + String.join(", ", missing(runtime))
                + ". Is its bundle part of the run, and was it started?",
            AppRun.FAILED);
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** A framework that keeps its cache has the settings of its last run. */
  private static void forget(ConfigurationAdmin admin) throws IOException {
    try {
      Configuration[] old = admin.listConfigurations("(" + MARK + "=true)");
      if (old != null) {
        for (Configuration configuration : old) {
          configuration.delete();
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The components that do not show their settings yet. */
  private Set<String> missing(ServiceComponentRuntime runtime) {
    Set<String> missing = new LinkedHashSet<>(components.keySet());
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      if (missing.contains(component.name) && isConfigured(runtime, component)) {
        missing.remove(component.name);
      }
    }
    return missing;
  }

  private static boolean isConfigured(
      ServiceComponentRuntime runtime, ComponentDescriptionDTO component) {
    for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
      if (Boolean.TRUE.equals(one.properties.get(MARK))) {
        return true;
      }
    }
    return false;
  }

  /** The tracker stays open: closing it gives the service back, and the JVM ends soon enough. */
  private <T> T service(Class<T> type, long patienceMillis)
      throws StopRequested, InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(patienceMillis);
    if (service == null) {
      throw new StopRequested(
          "The framework has no " + type.getSimpleName() + ". Is its bundle part of the run?",
          AppRun.FAILED);
    }
    return service;
  }
}
