package kiln.link.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A runnable jar, on the JVM that runs {@code ./bnd}. */
final class JvmLaunch implements Launch {
  @Override
  public Auto auto() {
    return Auto.SOCKETS;
  }

  @Override
  public List<String> command(
      Path artifact, Attached devices, LaunchOptions options, List<String> arguments)
      throws Usage {
    Launch.refuseMachine(options, "jvm");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (options.debugs()) {
      command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
    }
    options.memoryMegabytes().ifPresent(megabytes -> command.add("-Xmx" + megabytes + "m"));
    command.addAll(List.of("-jar", artifact.toString()));
    command.addAll(DeviceSettings.of(devices));
    command.addAll(arguments);
    return command;
  }
}
