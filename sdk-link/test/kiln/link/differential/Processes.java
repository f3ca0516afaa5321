package kiln.link.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs one process to its end, or to the end of its time. */
final class Processes {
  /** A program that prints more than this is ended: a loop must not fill the memory. Bytes. */
  private static final int MAX_OUTPUT = 8 << 20;

  private Processes() {}

  /**
   * Blocks until the process has ended; it is killed after {@code seconds}.
   *
   * @throws IOException if the command cannot be started
   */
  static Outcome run(List<String> command, String input, int seconds)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try {
      CompletableFuture<String> output = read(process, process.getInputStream());
      CompletableFuture<String> error = read(process, process.getErrorStream());
      write(process.getOutputStream(), input);
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      int status = ended ? process.exitValue() : Outcome.TIMEOUT;
      return new Outcome(output.join(), error.join(), status);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(OutputStream stream, String input) {
    try (stream) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended without reading its input, which is its right.
    }
  }

  private static CompletableFuture<String> read(Process process, InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader = new Thread(() -> text.complete(drain(process, stream)), "reader");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static String drain(Process process, InputStream stream) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try (stream) {
      for (int n; (n = stream.read(chunk)) >= 0; ) {
        bytes.write(chunk, 0, n);
        if (bytes.size() > MAX_OUTPUT) {
          process.destroyForcibly();
          break;
        }
      }
    } catch (IOException e) {
      // The stream closes under the reader when the process is killed; what was read counts.
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
