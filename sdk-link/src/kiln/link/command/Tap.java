package kiln.link.command;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A TAP device that {@code ./bnd} made, and removes.
 *
 * @param name of the interface
 * @param hostAddress the host's end, or empty if it has none
 * @param appAddress what the image is to use, or empty
 */
record Tap(String name, String hostAddress, String appAddress) implements AutoCloseable {
  private static final String PREFIX = "kiln";
  private static final String NETWORK = "10.107.";
  private static final int MOST = 256;

  /**
   * Frames that wait in it while the host's scheduler has others run: of the 1000 that Linux has by
   * default a burst leaves a few milliseconds.
   */
  private static final String QUEUE = "10000";

  /** Makes a TAP of that name, without an address. */
  static Tap named(String name) throws Usage, IOException, InterruptedException {
    Tap tap = new Tap(name, "", "");
    tap.make();
    return tap;
  }

  /**
   * Makes a TAP with a network of its own, which nothing else on this machine has: {@code
   * 10.107.N.0/24}, the host 1, the image 2.
   */
  static Tap fresh() throws Usage, IOException, InterruptedException {
    for (int i = 0; i < MOST; i++) {
      String network = NETWORK + i + ".";
      Tap tap = new Tap(PREFIX + i, network + 1, network + 2);
      if (!exists(tap.name) && !taken(network)) {
        try {
          tap.make();
          return tap;
        } catch (Usage e) {
          if (!exists(tap.name)) {
            throw e; // else another ./bnd was faster
          }
        }
      }
    }
    throw new Usage("--net: kiln0 to kiln255 are all in use; remove some: ip link delete kiln0");
  }

  private static boolean taken(String network) throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(address -> address.getHostAddress().startsWith(network));
  }

  /** Whether this machine has it; NetworkInterface knows those alone that have an address. */
  static boolean exists(String name) {
    return Files.exists(Path.of("/sys/class/net", name));
  }

  private void make() throws Usage, IOException, InterruptedException {
    if (Packages.find("ip") == null) {
      throw new Usage("--net makes a TAP with ip, which is missing. As root: apt-get install -y"
          + " --no-install-recommends iproute2");
    }
    run("tuntap", "add", name, "mode", "tap");
    try { // from here on it is ours
      if (!hostAddress.isEmpty()) {
        run("address", "add", hostAddress + "/24", "dev", name);
      }
      run("link", "set", name, "txqueuelen", QUEUE, "up");
    } catch (Usage e) {
      close();
      throw e;
    }
  }

  private void run(String... words) throws Usage, IOException, InterruptedException {
    String said = ip(words);
    if (!said.isEmpty()) {
      throw new Usage("--net: the TAP device %s cannot be made: ip %s says: %s. Do this as root, or"
          .formatted(name, String.join(" ", words), said)
          + " name a TAP that root has made for you: ip tuntap add tap0 mode tap user $USER");
    }
  }

  /** What ip says to that; empty if all is well. */
  private static String ip(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said.isBlank() ? "nothing" : said.strip();
  }

  /** Removes it; does nothing if somebody else has. */
  @Override
  public void close() {
    try {
      ip("link", "delete", name);
    } catch (IOException e) {
      System.err.println("The TAP device " + name + " stays: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
