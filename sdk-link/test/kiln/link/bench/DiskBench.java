package kiln.link.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/**
 * Reads 1 GiB from a virtio disk, 1 MiB a call: the app {@code block}, and {@code dd} in a Linux
 * guest on the same machine, once through the page cache and once past it ({@code iflag=direct}).
 */
public final class DiskBench implements Benchmark {
  private static final int MEGABYTES = 1024;
  private static final int ROUNDS = 3;
  private static final int SECONDS = 300;
  private static final double MOST_TIMES = 1 / 0.8; // as much time as 0.8 of the peer's throughput

  private static final String SCRIPT =
      """
      for way in "" iflag=direct; do
        before=$(cut -d' ' -f1 /proc/uptime)
        dd if=/dev/vda of=/dev/null bs=1M count=%d $way 2>/dev/null || echo FAILED
        after=$(cut -d' ' -f1 /proc/uptime)
        echo "took $before $after"
      done
      """;

  private static final Pattern OURS = Pattern.compile("read \\d+ MiB in (\\d+) ms");
  private static final Pattern PEER = Pattern.compile("took ([0-9.]+) ([0-9.]+)");

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public String summary() {
    return "sequential read of 1 GiB, virtio-blk under TCG, against dd in a Linux guest";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path block = Commands.export(workspace, "--platform", "virtio", "apps/block.bndrun");
    LinuxGuest linux = LinuxGuest.of(workspace);
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      Path initramfs = folder.resolve("initramfs");
      linux.writeInitramfs(initramfs, LinuxGuest.DISK, SCRIPT.formatted(MEGABYTES), Map.of());
      List<String> disk = disk(folder);
      Guest ours =
          new Guest("pc", "64M", block,
              "--size=" + MEGABYTES + " --call=1024 --read-only=true", disk);
      List<String> more = new ArrayList<>(disk);
      more.addAll(List.of("-initrd", initramfs.toString()));
      Guest peer =
          new Guest("pc", "512M", linux.kernel(), "console=ttyS0 quiet panic=-1", more);
      return measure(ours, peer, linux.version());
    } finally {
      BuildBench.delete(folder);
    }
  }

  /** Both in turn, so that a busy moment of the machine hits both. */
  private static List<Row> measure(Guest ours, Guest peer, String version)
      throws IOException, InterruptedException {
    double[] block = new double[ROUNDS];
    double[] cached = new double[ROUNDS];
    double[] direct = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      block[i] = match(OURS, ours.run(SECONDS).output()).get(0)[0];
      List<double[]> took = match(PEER, peer.run(SECONDS).output());
      cached[i] = 1000 * (took.get(0)[1] - took.get(0)[0]);
      direct[i] = 1000 * (took.get(1)[1] - took.get(1)[0]);
    }
    String what = "read of 1 GiB (peer: dd%s, Linux " + version + ")";
    return List.of(
        row(what.formatted(""), block, cached), row(what.formatted(" direct"), block, direct));
  }

  private static Row row(String what, double[] ours, double[] peer) {
    return new Row(
        what, Meter.median(ours), Meter.median(peer), Unit.MILLISECONDS,
        new Bar.AtMostTimes(MOST_TIMES));
  }

  /** The numbers of every match, in order; there must be one. */
  private static List<double[]> match(Pattern pattern, String output) throws IOException {
    List<double[]> found = new ArrayList<>();
    for (Matcher m = pattern.matcher(output); m.find(); ) {
      double[] numbers = new double[m.groupCount()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.parseDouble(m.group(i + 1));
      }
      found.add(numbers);
    }
    if (found.isEmpty() || output.contains("FAILED")) {
      throw new IOException("no figure in: " + output);
    }
    return found;
  }

  /** A disk of random bytes, which the host has in its page cache afterwards. */
  private static List<String> disk(Path folder) throws IOException {
    Path file = folder.resolve("disk.img");
    byte[] piece = new byte[1 << 20];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(piece);
        out.write(piece);
      }
    }
    return List.of(
        "-drive", "if=none,id=d,format=raw,file=" + file, "-device", "virtio-blk-pci,drive=d");
  }
}
