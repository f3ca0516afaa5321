package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How the artifacts of one platform are started: one class for each, below {@link #on}. */
interface Launch {
  /** What a network device is connected to for which the user named no TAP. */
  enum Auto {
    /** A TAP that is made for the run, with a network of its own. */
    TAP,
    /** The monitor's own user networking, which also publishes. */
    USER,
    /** No device: the app has the host's sockets. */
    SOCKETS
  }

  Auto auto();

  /**
   * The command that runs an artifact.
   *
   * @param devices are there already
   * @param options those that concern the machine
   * @param arguments the app's
   * @throws Usage if the options ask for what the platform does not have, or a tool is missing
   */
  List<String> command(
      Path artifact, Attached devices, LaunchOptions options, List<String> arguments) throws Usage;

  /** Runs the command. Blocks until the app ends; gives its status. */
  default int run(List<String> command) throws Usage, IOException, InterruptedException {
    return Children.run(new ProcessBuilder(command));
  }

  /**
   * How {@code platform} is started.
   *
   * @throws Usage if nobody knows
   */
  static Launch on(String platform, Path artifact) throws Usage {
    return switch (platform) {
      case "jvm" -> new JvmLaunch();
      case "linux" -> new ProcessLaunch();
      case "virtio" -> new QemuLaunch();
      case "sim" -> new SimLaunch();
      case "spt", "hvt" -> new TenderLaunch(platform);
      default ->
          throw new Usage(
              "%s is made, but ./bnd does not know how to run the platform %s."
                  .formatted(artifact, platform));
    };
  }

  /** For platforms that are no virtual machine. */
  static void refuseMachine(LaunchOptions options, String platform) throws Usage {
    if (options.machine().isPresent()) {
      throw new Usage("--machine describes a virtual machine; the platform here is %s."
          .formatted(platform));
    }
  }
}
