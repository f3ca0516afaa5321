package kiln.link.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the simulator, alone on the terminal: the simulator's main class on the JVM that runs
 * {@code ./bnd}. Its disk and its network are the simulator's, in memory.
 */
final class SimLaunch implements Launch {
  private static final String MAIN = "kiln.sim.Main";
  private static final String SEED = "KILN_SEED";

  @Override
  public Auto auto() {
    return Auto.SOCKETS;
  }

  @Override
  public List<String> command(
      Path artifact, Attached devices, LaunchOptions options, List<String> arguments)
      throws Usage {
    Launch.refuseMachine(options, "sim");
    if (!options.disks().isEmpty() || !options.nets().isEmpty()
        || !options.publications().isEmpty()) {
      throw new Usage(
          "--disk, --net and --publish are devices of the host, and the simulator has its own: leave"
              + " them out, or write a test with kiln.sim.Simulation.");
    }
    if (options.debugs()) {
      throw new Usage("--debug: the simulator's nodes take no debugger; use the platform linux.");
    }
    String seed = System.getenv().getOrDefault(SEED, "1");
    if (!seed.matches("[0-9]{1,18}")) {
      throw new Usage("%s=%s is not a whole number.".formatted(SEED, seed));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(classes("platforms") + File.pathSeparator + classes("sdk-api"));
    command.addAll(List.of(MAIN, seed, artifact.toString()));
    options.memoryMegabytes().ifPresent(megabytes -> command.add("--kiln-heap=" + megabytes + "m"));
    command.addAll(arguments);
    return command;
  }

  /** Of a room beside the one that this class comes from. */
  private static Path classes(String room) {
    String own = SimLaunch.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(own).getParent().resolveSibling(room).resolve("bin");
  }
}
