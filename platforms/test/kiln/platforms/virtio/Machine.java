package kiln.platforms.virtio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A QEMU that boots an image and is waited for. */
record Machine(String name, String processor, String memory) {
  /** What a machine left: all that was written, and QEMU's exit status. */
  record End(String output, int exit) {
    /** The status that the image gave, undoing {@code poweroff.c}; -1 if it gave none. */
    int status() {
      if (exit == 255) {
        String[] lines = output.split("\n");
        return Integer.parseInt(lines[lines.length - 1].replace("kiln: exit status ", ""));
      }
      return exit % 2 == 1 && exit > 1 ? exit / 2 - 1 : -1;
    }
  }

  static final List<Machine> ALL = List.of(of("microvm"), of("pc"), of("q35"));

  static Machine of(String name) {
    return new Machine(name, "max", "64M");
  }

  Machine withProcessor(String other) {
    return new Machine(name, other, memory);
  }

  Machine withMemory(String other) {
    return new Machine(name, processor, other);
  }

  /** Boots with isa-debug-exit, through which the image gives its status. */
  End boot(Path image, String commandLine) throws IOException, InterruptedException {
    return run(image, commandLine, "", "-device", "isa-debug-exit,iobase=0x501,iosize=2");
  }

  /**
   * Boots with what {@code more} adds to QEMU's command line; at most 60 s.
   *
   * @param input what comes in on the serial line, from the start on
   */
  End run(Path image, String commandLine, String input, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("qemu-system-x86_64",
        "-accel", "tcg", "-machine", name, "-cpu", processor, "-m", memory,
        "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
        "-serial", "stdio", "-kernel", image.toString(), "-append", commandLine));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      Thread watchdog = watch(process);
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      watchdog.interrupt();
      return new End(output, exit);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Thread watch(Process process) {
    Thread watchdog = new Thread(() -> {
      try {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the machine has ended
      }
    });
    watchdog.setDaemon(true);
    watchdog.start();
    return watchdog;
  }
}
