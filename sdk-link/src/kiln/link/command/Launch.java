package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs an artifact where its platform runs: as a process, in QEMU, on the JVM.
 *
 * @param machine for {@code virtio}
 * @param machineAsked whether the command line described one
 * @param shows whether to print the command first
 * @param debugs whether to let a debugger in
 */
record Launch(Qemu machine, boolean machineAsked, boolean shows, boolean debugs) {
  /** The options by which a verb's user says how. */
  static final Set<String> VALUED = Set.of("--memory", "--machine");

  static final Set<String> FLAGS = Set.of("--show", "--debug");

  static final String SYNOPSIS = "[--show] [--debug] [--memory MB] [--machine pc|q35|microvm]";

  static Launch of(Options options) throws Usage {
    Optional<String> machine = options.value("--machine");
    if (machine.isPresent() && !Qemu.MACHINES.containsKey(machine.get())) {
      throw new Usage(
          "--machine: no machine %s; there are pc, q35 and microvm.".formatted(machine.get()));
    }
    Optional<String> memory = options.value("--memory");
    if (memory.isPresent() && !memory.get().matches("[1-9][0-9]{0,5}")) {
      throw new Usage("--memory: %s is not a number of megabytes.".formatted(memory.get()));
    }
    return new Launch(
        new Qemu(
            machine.orElse("pc"),
            memory.map(Integer::parseInt).orElse(Qemu.DEFAULT_MEGABYTES),
            options.has("--debug")),
        machine.isPresent() || memory.isPresent(),
        options.has("--show"),
        options.has("--debug"));
  }

  /** Blocks until the app ends; gives its status. */
  int run(Artifact artifact, List<String> arguments)
      throws Usage, IOException, InterruptedException {
    boolean virtual = artifact.platform().equals("virtio");
    if (machineAsked && !virtual) {
      throw new Usage(
          "--memory and --machine describe a virtual machine; the platform here is %s."
              .formatted(artifact.platform()));
    }
    List<String> command = command(artifact, arguments);
    if (shows) {
      System.err.println(String.join(" ", command));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    return virtual ? Machines.run(builder) : Children.run(builder);
  }

  private List<String> command(Artifact artifact, List<String> arguments) throws Usage {
    return switch (artifact.platform()) {
      case "virtio" -> machine.command(artifact.file(), arguments);
      case "jvm" -> onJvm(artifact.file(), arguments);
      case "linux" -> asProcess(artifact.file(), arguments);
      default ->
          throw new Usage(
              "%s is made, but ./bnd does not know how to run the platform %s."
                  .formatted(artifact.file(), artifact.platform()));
    };
  }

  private List<String> onJvm(Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (debugs) {
      command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  private List<String> asProcess(Path image, List<String> arguments) throws Usage {
    List<String> command = new ArrayList<>();
    if (debugs) {
      if (Packages.find("gdb") == null) {
        throw new Usage("--debug starts gdb, which is missing. As root: apt-get install gdb");
      }
      command.addAll(List.of("gdb", "--args"));
    }
    command.add(image.toString());
    command.addAll(arguments);
    return command;
  }
}
