package kiln.link.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A machine of QEMU under TCG for benchmarks: no devices but the serial line, which is standard
 * output, the exit device, and what {@code more} names.
 *
 * @param machine as QEMU calls it
 * @param memory as QEMU's {@code -m} has it
 * @param more further words of QEMU's command line
 */
record Guest(String machine, String memory, Path kernel, String commandLine, List<String> more) {
  private static final int CLOCK_TICKS = 100; // a second, of /proc/PID/stat

  /** How a run went: to the first byte, to the end of all, and what was written. */
  record Run(double firstByteMillis, double millis, String output, int exit) {}

  Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-machine", machine,
                "-m", memory, "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
                "-serial", "stdio", "-device", "isa-debug-exit,iobase=0x501,iosize=2",
                "-kernel", kernel.toString(), "-append", commandLine));
    command.addAll(more);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    return process;
  }

  /** Runs it to its end; one that does not end is ended after {@code seconds}. */
  Run run(int seconds) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start();
    CompletableFuture<Void> limit =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    try {
      InputStream output = process.getInputStream();
      int first = output.read();
      double firstByte = (System.nanoTime() - start) / 1e6;
      String rest = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      String text = first < 0 ? "" : (char) first + rest;
      return new Run(firstByte, (System.nanoTime() - start) / 1e6, text, exit);
    } finally {
      limit.cancel(false);
      process.destroyForcibly();
    }
  }

  /** The CPU time that a process has used so far, in seconds. */
  static double cpuSeconds(Process process) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) CLOCK_TICKS;
  }
}
