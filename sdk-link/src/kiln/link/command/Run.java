package kiln.link.command;

import aQute.bnd.build.ProjectLauncher;
import aQute.bnd.build.Workspace;
import aQute.bnd.osgi.Constants;
import aQute.lib.io.IO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;
import kiln.link.export.RunWiring;
import kiln.link.wiring.Key;
import kiln.link.wiring.Wiring;

/**
 * Runs an assembly as bundles on Apache Felix: the development loop of the platform {@code jvm}.
 *
 * <p>The linker wires it first, so that what an image would refuse is refused here too, in the same
 * words. The framework then gets the app's settings and command line as properties, which the
 * platform's main bundle reads ({@code kiln.platforms.jvm.Configurations}).
 */
final class Run implements Verb {
  private static final String PLATFORM = "jvm";
  private static final String KEYS = "kiln.keys";
  private static final String ARGUMENT = "kiln.argument.";

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String arguments() {
    return "[--platform jvm] [--net [NAME:]TAP]… X.bndrun [ARGUMENTS]";
  }

  @Override
  public String summary() {
    return "run as OSGi bundles on Apache Felix; ARGUMENTS as for boot";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Options options = Options.parseUntil(1, name(), line, Set.of("--platform", "--net"), Set.of());
    if (options.operands().isEmpty()) {
      throw new Usage("run: name a .bndrun, as in ./bnd run apps/hello.bndrun");
    }
    String platform = options.value("--platform").orElse(PLATFORM);
    if (!platform.equals(PLATFORM)) {
      throw new Usage(
          "run: bundles run on the platform jvm only. ./bnd boot --platform %s makes an image and boots it."
              .formatted(platform));
    }
    Path assembly = Assembly.find(name(), options.operands().get(0));
    workspace.build(Goal.BUNDLES).orFail();
    // bnd's launcher deletes a storage of its own while the framework still writes to it; and it
    // reads this setting before a run has resolved, so it has to be the workspace's.
    Path storage = Files.createTempDirectory("kiln-felix");
    try {
      return Bnd.in(
          workspace.root(),
          properties(options, storage),
          bnd -> launch(bnd, assembly, arguments(options)));
    } finally {
      IO.delete(storage);
    }
  }

  private static Map<String, String> properties(Options options, Path storage) {
    Map<String, String> properties = new HashMap<>(Exports.network(options));
    properties.put("kiln.target", PLATFORM);
    properties.put(Constants.RUNSTORAGE, storage.toString());
    properties.put(Constants.RUNKEEP, "true");
    return properties;
  }

  private static List<String> arguments(Options options) throws Usage {
    List<Attached.Net> nets = new ArrayList<>();
    for (String text : options.values("--net")) {
      Net net = Net.parse(text);
      net.tap().ifPresent(tap -> nets.add(new Attached.TapNet(net.name(), tap)));
    }
    List<String> arguments = DeviceSettings.of(new Attached(List.of(), nets));
    arguments.addAll(options.arguments());
    return arguments;
  }

  private static int launch(Workspace bnd, Path assembly, List<String> arguments)
      throws Exception {
    Wiring wiring;
    try (aQute.bnd.build.Run run = new aQute.bnd.build.Run(bnd, assembly.toFile())) {
      wiring = RunWiring.of(run);
    }
    try (Resolved resolved = Resolved.of(bnd, assembly);
        ProjectLauncher launcher = resolved.run().getProjectLauncher()) {
      Map<String, String> properties = launcher.getRunProperties();
      properties.put(KEYS, table(wiring.keys()));
      for (int i = 0; i < arguments.size(); i++) {
        properties.put(ARGUMENT + i, arguments.get(i));
      }
      return launcher.launch();
    }
  }

  /** As {@code kiln.runtime.config.KeyTable} reads it. */
  static String table(List<Key> keys) {
    StringBuilder table = new StringBuilder();
    for (Key key : keys) {
      String value = key.value() == null ? "\\0" : escape(key.value());
      table.append(escape(key.component())).append('\t');
      table.append(escape(key.property())).append('\t');
      table.append(escape(key.type())).append('\t');
      table.append(value).append('\t').append(escape(key.meaning())).append('\n');
    }
    return table.toString();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }
}
