package kiln.link.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;
import kiln.link.toolchain.Toolchain;

/** What the start of a virtio image takes, under emulation, and what it takes when it is idle. */
public final class BootBench implements Benchmark {
  private static final int ROUNDS = 21;
  private static final int SECONDS = 20; // that a boot may take
  private static final int IDLE_SECONDS = 10;
  private static final List<String> MACHINES = List.of("microvm,acpi=off", "pc");
  private static final List<Double> MOST_MILLIS = List.of(40.0, 120.0);
  private static final double MOST_INSTRUCTIONS = 3;
  private static final int MOST_MEMORY_KILOBYTES = 4096;
  private static final Pattern TICKS = Pattern.compile("first byte after (\\d+) ticks");

  @Override
  public String name() {
    return "boot";
  }

  @Override
  public String summary() {
    return "boot of hello on virtio under TCG: time over a null kernel, instructions, memory; idle";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path hello = Commands.export(workspace, "--platform", "virtio", "apps/hello.bndrun");
    Path pong = Commands.export(workspace, "--platform", "virtio", "apps/pong.bndrun");
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      Path nothing = nullKernel(workspace, folder);
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < MACHINES.size(); i++) {
        rows.add(time(MACHINES.get(i), hello, nothing, MOST_MILLIS.get(i)));
      }
      for (String machine : MACHINES) {
        rows.add(instructions(machine, hello));
        rows.add(memory(machine, hello));
        rows.add(idle(machine, pong));
      }
      return rows;
    } finally {
      BuildBench.delete(folder);
    }
  }

  /** Both kernels in turn, so that a busy moment of the machine hits both. */
  private static Row time(String machine, Path hello, Path nothing, double most)
      throws IOException, InterruptedException {
    double[] ours = new double[ROUNDS];
    double[] peer = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ours[i] = guest(machine, "64M", hello, "", List.of()).run(SECONDS).firstByteMillis();
      peer[i] = guest(machine, "64M", nothing, "", List.of()).run(SECONDS).firstByteMillis();
    }
    return new Row(
        "first line, " + machine + " (peer: null kernel)",
        Meter.median(ours),
        Meter.median(peer),
        Unit.MILLISECONDS,
        new Bar.AtMostOver(most));
  }

  /** With -icount the time stamp counter counts instructions. */
  private static Row instructions(String machine, Path hello)
      throws IOException, InterruptedException {
    List<String> counted = List.of("-icount", "shift=0,sleep=off");
    String output = guest(machine, "64M", hello, "--kiln-boot-ticks", counted).run(SECONDS).output();
    Matcher ticks = TICKS.matcher(output);
    if (!ticks.find()) {
      throw new IOException("no count of instructions in: " + output);
    }
    return Row.of(
        "instructions to the first byte, " + machine,
        Long.parseLong(ticks.group(1)) / 1e6,
        Unit.MILLIONS,
        new Bar.AtMost(MOST_INSTRUCTIONS));
  }

  /** The least memory in which hello says its line, in steps of 128 kB. */
  private static Row memory(String machine, Path hello) throws IOException, InterruptedException {
    int kilobytes = 1536; // the image itself lies behind the first MiB
    while (!greets(machine, kilobytes, hello)) {
      kilobytes += 128;
      if (kilobytes > 4 * MOST_MEMORY_KILOBYTES) {
        throw new IOException("hello does not run in " + kilobytes + " kB either");
      }
    }
    return Row.of(
        "least memory of hello, " + machine,
        kilobytes * 1024 / 1e6,
        Unit.MEGABYTES,
        new Bar.AtMost(MOST_MEMORY_KILOBYTES * 1024 / 1e6));
  }

  private static boolean greets(String machine, int kilobytes, Path hello)
      throws IOException, InterruptedException {
    Guest guest = guest(machine, kilobytes + "k", hello, "", List.of());
    return guest.run(SECONDS).output().equals("Hello from virtio\n");
  }

  /** An image that waits for frames, of which none comes. */
  private static Row idle(String machine, Path pong) throws IOException, InterruptedException {
    String card = machine.startsWith("microvm") ? "virtio-net-device" : "virtio-net-pci";
    List<String> net =
        List.of("-netdev", "hubport,id=n,hubid=0", "-device", card + ",netdev=n");
    Process process = guest(machine, "64M", pong, "", net).start();
    try {
      Thread.sleep(2000); // the firmware, the boot
      double before = Guest.cpuSeconds(process);
      Thread.sleep(IDLE_SECONDS * 1000L);
      double used = Guest.cpuSeconds(process) - before;
      return Row.of(
          "host CPU of an idle image, " + machine,
          100 * used / IDLE_SECONDS,
          Unit.PERCENT,
          new Bar.AtMost(1));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Guest guest(
      String machine, String memory, Path kernel, String commandLine, List<String> more) {
    return new Guest(machine, memory, kernel, commandLine, more);
  }

  private static Path nullKernel(Path workspace, Path folder) throws Exception {
    Toolchain tools = Toolchain.of("llvm", workspace.resolve("cnf/cache"), System.getenv());
    Path sources = workspace.resolve("sdk-link/testdata/bench/virtio");
    return Meter.make(
        tools, sources.resolve("null.S"), folder, List.of("-T", sources + "/null.lds"));
  }
}
