package kiln.link.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An image of the platform {@code linux} is a process; its devices are settings of its own. */
final class ProcessLaunch implements Launch {
  @Override
  public Auto auto() {
    return Auto.TAP;
  }

  @Override
  public List<String> command(
      Path artifact, Attached devices, LaunchOptions options, List<String> arguments)
      throws Usage {
    Launch.refuseMachine(options, "linux");
    List<String> command = new ArrayList<>();
    if (options.debugs()) {
      if (Packages.find("gdb") == null) {
        throw new Usage("--debug starts gdb, which is missing. As root: apt-get install gdb");
      }
      command.addAll(List.of("gdb", "--args"));
    }
    command.add(artifact.toString());
    options.memoryMegabytes().ifPresent(megabytes -> command.add("--kiln-heap=" + megabytes + "m"));
    command.addAll(DeviceSettings.of(devices));
    command.addAll(arguments);
    return command;
  }
}
