package kiln.link.network;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace of Linux, the devices in it and the processes that were started there: all of
 * them are gone when it is closed. Needs root.
 */
public final class Namespace implements AutoCloseable {
  private static final int SECONDS = 120;

  private static int made;

  private final String name;
  private final Deque<Process> processes = new ArrayDeque<>();

  /** Makes one with nothing but its loopback interface. */
  public Namespace() throws IOException, InterruptedException {
    name = "kiln" + ProcessHandle.current().pid() + "n" + next();
    output(List.of("ip", "netns", "add", name));
    inside("ip link set lo up");
  }

  private static synchronized int next() {
    return made++;
  }

  /** Why this machine cannot have namespaces and TAP devices; empty if it can. */
  public static Optional<String> obstacle() {
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    return isRoot && new File("/dev/net/tun").exists()
        ? Optional.empty()
        : Optional.of("a network namespace with a TAP device needs root and /dev/net/tun");
  }

  public String name() {
    return name;
  }

  /** Adds a TAP device whose kernel end has this address, such as {@code 10.0.0.1/24}. */
  public void tap(String device, String address) throws IOException, InterruptedException {
    inside("ip tuntap add " + device + " mode tap && ip addr add " + address + " dev " + device
        + " && ip link set " + device + " up");
  }

  /**
   * Adds a pair of Ethernet devices from here to there, {@code device} its name on both ends, which
   * cut segments themselves, as a TAP's ends do.
   */
  public void cable(String device, String address, Namespace there, String peerAddress)
      throws IOException, InterruptedException {
    inside("ip link add " + device + " type veth peer name " + device + " netns " + there.name);
    String up = "ip addr add %s dev " + device + " && ip link set " + device + " up && ethtool -K "
        + device + " gso off tso off gro off";
    inside(up.formatted(address));
    there.inside(up.formatted(peerAddress));
  }

  /** What a shell command in here prints, which must end with 0. */
  public String inside(String command) throws IOException, InterruptedException {
    return output(List.of("ip", "netns", "exec", name, "sh", "-c", command));
  }

  /** What a shell command prints, however it ends. */
  public String attempt(String command) throws IOException, InterruptedException {
    return inside(command + "; true");
  }

  /** Starts a program that runs until this is closed; it writes to {@code log}. */
  public Process start(Path log, String... command) throws IOException {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
    whole.addAll(Arrays.asList(command));
    Process process =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile())
            .start();
    processes.push(process);
    return process;
  }

  /** As {@link #start}, and waits until the program has written {@code sign}. */
  public Process startUntil(String sign, Path log, String... command)
      throws IOException, InterruptedException {
    Process process = start(log, command);
    await(sign, log, process);
    return process;
  }

  /** Waits until a program has written {@code sign}. */
  public static void await(String sign, Path log, Process process)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (!Files.readString(log, StandardCharsets.ISO_8859_1).contains(sign)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException(
            "no \"" + sign + "\" in what it wrote:\n"
                + Files.readString(log, StandardCharsets.ISO_8859_1));
      }
      Thread.sleep(5);
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("stuck: " + String.join(" ", command));
    }
    if (process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + "\nended with " + process.exitValue()
          + " and wrote:\n" + output);
    }
    return output;
  }

  /** Ends what was started here, the last first, and everything that it started. */
  @Override
  public void close() throws IOException {
    try {
      processes.forEach(Namespace::end);
      output(List.of("ip", "netns", "del", name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; the namespace " + name + " may be left", e);
    }
  }

  /** Ends one of the processes now. */
  public static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (process.onExit().completeOnTimeout(null, 3, TimeUnit.SECONDS).join() == null) {
      process.destroyForcibly().onExit().join();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
