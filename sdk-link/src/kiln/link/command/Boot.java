package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;

/**
 * Exports an assembly and runs the artifact where its platform runs: as a process, in QEMU, on the
 * JVM. The exit status is the app's.
 */
final class Boot implements Verb {
  @Override
  public String name() {
    return "boot";
  }

  @Override
  public String arguments() {
    return "[--platform P] [--toolchain T] [--show] [--debug] [--memory MB]"
        + " [--machine pc|q35|microvm] X.bndrun [ARGUMENTS]";
  }

  @Override
  public String summary() {
    return "export and run; ARGUMENTS are the app's, --key=value sets its configuration";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Set<String> valued = new HashSet<>(Exports.OPTIONS);
    valued.addAll(List.of("--memory", "--machine"));
    Options options =
        Options.parseUntil(1, name(), line, valued, Set.of("--show", "--debug"));
    if (options.operands().isEmpty()) {
      throw new Usage("boot: name a .bndrun, as in ./bnd boot apps/hello.bndrun");
    }
    Qemu machine = machine(options);
    Path assembly = Assembly.find(name(), options.operands().get(0));
    Artifact artifact = new Exports(workspace, options).export(assembly, Optional.empty());
    return run(artifact, machine, options);
  }

  private static int run(Artifact artifact, Qemu machine, Options options)
      throws Usage, IOException, InterruptedException {
    boolean virtual = artifact.platform().equals("virtio");
    if (!virtual && (options.value("--memory").isPresent() || options.value("--machine").isPresent())) {
      throw new Usage(
          "boot: --memory and --machine describe a virtual machine; the platform here is "
              + artifact.platform()
              + ".");
    }
    List<String> command = command(artifact, machine, options);
    if (options.has("--show")) {
      System.err.println(String.join(" ", command));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    return virtual ? Machines.run(builder) : Children.run(builder);
  }

  private static List<String> command(Artifact artifact, Qemu machine, Options options)
      throws Usage {
    List<String> arguments = options.arguments();
    return switch (artifact.platform()) {
      case "virtio" -> machine.command(artifact.file(), arguments);
      case "jvm" -> onJvm(artifact.file(), arguments, options.has("--debug"));
      case "linux" -> asProcess(artifact.file(), arguments, options.has("--debug"));
      default ->
          throw new Usage(
              "boot: %s is made, but ./bnd does not know how to run the platform %s."
                  .formatted(artifact.file(), artifact.platform()));
    };
  }

  private static List<String> onJvm(Path jar, List<String> arguments, boolean debug) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (debug) {
      command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  private static List<String> asProcess(Path image, List<String> arguments, boolean debug)
      throws Usage {
    List<String> command = new ArrayList<>();
    if (debug) {
      if (Packages.find("gdb") == null) {
        throw new Usage("boot: --debug starts gdb, which is missing: apt-get install gdb");
      }
      command.addAll(List.of("gdb", "--args"));
    }
    command.add(image.toString());
    command.addAll(arguments);
    return command;
  }

  private static Qemu machine(Options options) throws Usage {
    String machine = options.value("--machine").orElse("pc");
    if (!Qemu.MACHINES.containsKey(machine)) {
      throw new Usage("boot: no machine %s; there are pc, q35 and microvm.".formatted(machine));
    }
    String memory = options.value("--memory").orElse(String.valueOf(Qemu.DEFAULT_MEGABYTES));
    if (!memory.matches("[1-9][0-9]{0,5}")) {
      throw new Usage("boot: --memory %s is not a number of megabytes.".formatted(memory));
    }
    return new Qemu(machine, Integer.parseInt(memory), options.has("--debug"));
  }
}
