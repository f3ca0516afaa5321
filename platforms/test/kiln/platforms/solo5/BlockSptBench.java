package kiln.platforms.solo5;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.command.bench.Bar;
import kiln.link.command.bench.Benchmark;
import kiln.link.command.bench.Row;
import kiln.link.command.bench.Unit;

/**
 * Reads 1 GiB from a disk under {@code spt}: the app {@code block}, and a C program that does nothing
 * else, under the same tender with the same sectors, each of which is a system call. The tender is
 * Solo5's own where it is on this machine, else that of the tests.
 */
public final class BlockSptBench implements Benchmark {
  private static final int ROUNDS = 15;
  private static final int[] SECTORS = {512, 4096, 32768};
  private static final int CALL = 32; // KiB: the largest of the sectors
  private static final double MOST_TIMES = 1 / 0.9; // as much time as 0.9 of the peer's throughput
  private static final Pattern DONE = Pattern.compile("read 1024 MiB in [1-9][0-9]* ms");
  private static final Pattern TIME = Pattern.compile("([0-9]+)m([0-9.]+)s");

  @Override
  public String name() {
    return "block-spt";
  }

  @Override
  public String summary() {
    return "sequential read of 1 GiB under solo5-spt, against a C program";
  }

  @Override
  public List<Row> run(Path workspace) throws Exception {
    Path folder = Files.createTempDirectory("kiln-bench");
    try {
      Path solo5s = Tenders.unmodified("spt");
      Path tender = solo5s == null ? Tenders.tender(folder) : solo5s;
      String whose = solo5s == null ? ", our tender" : ", Solo5's tender";
      Path disk = folder.resolve("disk");
      try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
        file.setLength(1L << 30);
      }
      Path ours = Tenders.export("spt", "block");
      Path peer = Tenders.reader(folder);
      List<Row> rows = new ArrayList<>();
      for (int sector : SECTORS) {
        rows.add(measure(tender, disk, ours, peer, sector, whose));
      }
      return rows;
    } finally {
      delete(folder);
    }
  }

  /** Both in turn, so that a busy moment of the machine hits both. */
  private static Row measure(
      Path tender, Path disk, Path ours, Path peer, int sector, String whose) throws Exception {
    double[] block = new double[ROUNDS];
    double[] reader = new double[ROUNDS];
    List<String> start = List.of(
        tender.toString(), "--mem=16", "--block-sector-size:storage=" + sector,
        "--block:storage=" + disk, "--");
    for (int i = 0; i < ROUNDS; i++) {
      block[i] = millis(start, ours.toString(), "--size=1024",
          "--call=" + CALL, "--read-only=true");
      reader[i] = millis(start, peer.toString(), "read");
    }
    return new Row("CPU for 1 GiB in sectors of " + sector + " bytes" + whose, median(block),
        median(reader), Unit.MILLISECONDS, new Bar.AtMostTimes(MOST_TIMES));
  }

  /** CPU time of one run, its start included: the clock would measure who else is busy. */
  private static double millis(List<String> start, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" && times", "sh"));
    command.addAll(start);
    command.addAll(Arrays.asList(words));
    Tenders.End end = Tenders.run(Path.of("/"), command);
    List<String> lines = end.output().lines().toList();
    if (end.status() != 0 || !DONE.matcher(end.output()).find()) {
      throw new IOException(String.join(" ", command) + " ended with " + end.status()
          + " and said: " + end.output());
    }
    double millis = 0;
    for (String time : lines.get(lines.size() - 1).split(" ")) { // of the shell's children
      Matcher parts = TIME.matcher(time);
      if (!parts.matches()) {
        throw new IOException("sh gives times as " + lines);
      }
      millis += 60_000 * Integer.parseInt(parts.group(1))
          + 1000 * Double.parseDouble(parts.group(2));
    }
    return millis;
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
