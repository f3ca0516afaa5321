package kiln.platforms.solo5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network namespace with a TAP in it, {@code tap0}, whose host has 10.0.0.1. */
record PingNet(String name, List<Process> booted) implements AutoCloseable {
  static PingNet make(String name) throws IOException, InterruptedException {
    PingNet net = new PingNet(name, new ArrayList<>());
    net.ip("netns", "delete", name); // what an interrupted run may have left
    net.require("netns", "add", name);
    net.require("-n", name, "tuntap", "add", "tap0", "mode", "tap");
    net.require("-n", name, "address", "add", "10.0.0.1/24", "dev", "tap0");
    net.require("-n", name, "link", "set", "tap0", "up");
    return net;
  }

  private Tenders.End ip(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    return Tenders.run(Path.of("/"), command);
  }

  private void require(String... words) throws IOException, InterruptedException {
    Tenders.End end = ip(words);
    if (end.status() != 0) {
      throw new IOException("ip " + String.join(" ", words) + ": " + end.output());
    }
  }

  private List<String> inside(List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(command);
    return all;
  }

  /** Starts a tender, which stays until the network is closed. */
  void boot(List<String> command) throws IOException {
    booted.add(
        new ProcessBuilder(inside(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Twenty echoes, of all sizes; the first may wait for the image's start. */
  Tenders.End ping(String address) throws IOException, InterruptedException {
    Tenders.End first =
        Tenders.run(Path.of("/"), inside(List.of("ping", "-c", "1", "-w", "20", address)));
    if (first.status() != 0) {
      return first;
    }
    for (int octets : new int[] {0, 1, 18, 600, 1472}) {
      Tenders.End end = Tenders.run(Path.of("/"), inside(List.of(
          "ping", "-c", "20", "-i", "0.01", "-w", "20", "-s", String.valueOf(octets), address)));
      if (end.status() != 0) {
        return end;
      }
    }
    return first;
  }

  @Override
  public void close() throws IOException {
    booted.forEach(Process::destroyForcibly);
    try {
      for (Process process : booted) {
        process.waitFor(10, TimeUnit.SECONDS);
      }
      ip("netns", "delete", name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
