package kiln.link.command;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One run of an artifact: makes the devices that the user asked for, starts what the platform
 * starts, and takes away again what was made, also when {@code ./bnd} is interrupted.
 */
final class Launches {
  private static final String ADDRESS = "--ipv4=";

  private final LaunchOptions options;
  private final Deque<AutoCloseable> made = new ArrayDeque<>();

  Launches(LaunchOptions options) {
    this.options = options;
  }

  /** Blocks until the app ends; gives its status. */
  int run(Artifact artifact, List<String> arguments)
      throws Usage, IOException, InterruptedException {
    Launch launch = Launch.on(artifact.platform(), artifact.file());
    Thread hook = new Thread(this::close, "remove what was made for the run");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      List<String> words = new ArrayList<>(arguments);
      Attached devices = attach(launch, artifact, words);
      List<String> command = launch.command(artifact.file(), devices, options, words);
      if (options.shows()) {
        System.err.println(Shell.line(command));
      }
      return launch.run(command);
    } finally {
      close();
      Children.removeHook(hook);
    }
  }

  private Attached attach(Launch launch, Artifact artifact, List<String> arguments)
      throws Usage, IOException, InterruptedException {
    for (Disk disk : options.disks()) {
      disk.create();
    }
    List<Net> wanted = options.nets();
    if (wanted.isEmpty() && !options.publications().isEmpty()) {
      wanted = List.of(Net.auto());
    }
    List<Attached.Net> nets = new ArrayList<>();
    for (Net net : wanted) {
      boolean first = net == wanted.get(0);
      List<Publication> publications = first ? options.publications() : List.of();
      if (net.tap().isPresent()) {
        nets.add(onTap(net, publications, arguments));
      } else if (launch.auto() == Launch.Auto.USER) {
        nets.add(new Attached.UserNet(net.name(), publications));
      } else if (launch.auto() == Launch.Auto.SOCKETS) {
        publish(publications, "127.0.0.1");
      } else {
        nets.add(onFreshTap(net, first, publications, artifact, arguments));
      }
    }
    return new Attached(options.disks(), nets);
  }

  private Attached.Net onTap(Net net, List<Publication> publications, List<String> arguments)
      throws Usage, IOException, InterruptedException {
    String tap = net.tap().orElseThrow();
    if (!Tap.exists(tap)) {
      keep(Tap.named(tap));
    }
    if (!publications.isEmpty()) {
      publish(publications, address(arguments).orElseThrow(() -> new Usage("--publish over a TAP of"
          + " yours needs the app's address: give it one, as in --ipv4=10.0.0.2/24.")));
    }
    return new Attached.TapNet(net.name(), tap);
  }

  /** An app that takes an address is told one. */
  private Attached.Net onFreshTap(
      Net net,
      boolean first,
      List<Publication> publications,
      Artifact artifact,
      List<String> arguments)
      throws Usage, IOException, InterruptedException {
    Tap tap = Tap.fresh();
    keep(tap);
    boolean told = arguments.stream().anyMatch(word -> word.startsWith(ADDRESS));
    if (first && artifact.settings().contains("ipv4") && !told) {
      arguments.add(ADDRESS + tap.appAddress() + "/24");
      if (artifact.settings().contains("ipv4-gateway")) {
        arguments.add("--ipv4-gateway=" + tap.hostAddress());
      }
    }
    publish(publications, address(arguments).orElse(tap.appAddress()));
    return new Attached.TapNet(net.name(), tap.name());
  }

  /** The address that the app's arguments give it. */
  private static Optional<String> address(List<String> arguments) {
    return arguments.stream()
        .filter(word -> word.startsWith(ADDRESS))
        .map(word -> word.substring(ADDRESS.length()).split("/")[0])
        .filter(address -> address.matches("[0-9.]+")) // neither dhcp nor empty
        .findFirst();
  }

  private void publish(List<Publication> publications, String app) throws Usage, IOException {
    for (Publication each : publications) {
      keep(Forwarder.open(each, app));
    }
  }

  private synchronized void keep(AutoCloseable one) {
    made.push(one);
  }

  private synchronized void close() {
    while (!made.isEmpty()) {
      try {
        made.pop().close();
      } catch (Exception e) { // AutoCloseable declares it
        System.err.println("Something made for the run stays: " + e.getMessage());
      }
    }
  }
}
