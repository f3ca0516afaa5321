package kiln.link.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Runs QEMU with its serial port on the terminal, and tells how the app ended. */
final class Machines {
  private static final int TAIL_BYTES = 64;

  private Machines() {}

  /**
   * Blocks until the machine stops; interrupting {@code ./bnd} stops it.
   *
   * @return the app's status, {@link Qemu#SILENT} or {@link Qemu#NO_MACHINE}
   */
  static int run(ProcessBuilder builder) throws Usage, IOException, InterruptedException {
    if (Packages.find(Qemu.COMMAND) == null) {
      throw new Usage(
          "boot: %s is missing. As root: apt-get install -y --no-install-recommends qemu-system-x86"
              .formatted(Qemu.COMMAND));
    }
    builder.inheritIO().redirectOutput(ProcessBuilder.Redirect.PIPE);
    StringBuilder tail = new StringBuilder();
    int exit = Children.run(builder, process -> copy(process.getInputStream(), tail));
    String text = tail.toString().stripTrailing();
    int status = Qemu.status(exit, text.substring(text.lastIndexOf('\n') + 1));
    if (status == Qemu.SILENT && exit % 2 == 0) {
      System.err.println("The machine stopped without a status: it was reset, or switched off.");
    }
    return status;
  }

  /** To standard output as it comes, and its last bytes to {@code tail}. */
  private static void copy(InputStream console, StringBuilder tail) throws IOException {
    OutputStream out = System.out;
    byte[] chunk = new byte[4096];
    for (int count; (count = console.read(chunk)) > 0; ) {
      out.write(chunk, 0, count);
      out.flush();
      tail.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
      tail.delete(0, Math.max(0, tail.length() - TAIL_BYTES));
    }
  }
}
