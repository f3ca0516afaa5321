package kiln.link.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a verb's user wants an artifact to run, whatever its platform.
 *
 * @param disks in the order of the devices
 * @param nets in the order of the devices
 * @param publications ports of the host
 * @param memoryMegabytes for the machine, or the heap of a process
 * @param machine which of QEMU's
 * @param shows whether to print the command first
 * @param debugs whether to let a debugger in
 */
record LaunchOptions(
    List<Disk> disks,
    List<Net> nets,
    List<Publication> publications,
    OptionalInt memoryMegabytes,
    Optional<String> machine,
    boolean shows,
    boolean debugs) {
  static final Set<String> VALUED =
      Set.of("--memory", "--machine", "--disk", "--net", "--publish");

  static final Set<String> FLAGS = Set.of("--show", "--debug");

  static final String SYNOPSIS =
      "[--show] [--debug] [--memory MB] [--machine pc|q35|microvm] [--disk [NAME:]FILE[:SIZE|:ro]]…"
          + " [--net [NAME:]TAP|auto]… [--publish PORT:APPPORT[/udp]]…";

  LaunchOptions {
    disks = List.copyOf(disks);
    nets = List.copyOf(nets);
    publications = List.copyOf(publications);
  }

  static LaunchOptions of(Options options) throws Usage {
    Optional<String> memory = options.value("--memory");
    if (memory.isPresent() && !memory.get().matches("[1-9][0-9]{0,5}")) {
      throw new Usage("--memory: %s is not a number of megabytes.".formatted(memory.get()));
    }
    List<Disk> disks = new ArrayList<>();
    for (String text : options.values("--disk")) {
      disks.add(Disk.parse(text));
    }
    List<Net> nets = new ArrayList<>();
    for (String text : options.values("--net")) {
      nets.add(Net.parse(text));
    }
    List<Publication> publications = new ArrayList<>();
    for (String text : options.values("--publish")) {
      publications.add(Publication.parse(text));
    }
    return new LaunchOptions(
        disks,
        nets,
        publications,
        memory.isPresent()
            ? OptionalInt.of(Integer.parseInt(memory.get()))
            : OptionalInt.empty(),
        options.value("--machine"),
        options.has("--show"),
        options.has("--debug"));
  }
}
