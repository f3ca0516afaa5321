package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code ./bnd boot --debug}: gdb knows the Java methods and lines of an image. */
class DebuggerTest {
  private static final long SECONDS = 240;

  /** What gdb says to commands that it reads as from a keyboard. */
  private static String gdb(List<String> commands) throws Exception {
    Process process =
        new ProcessBuilder(
                "./bnd", "boot", "--platform", "linux", "--debug", "apps/hello.bndrun")
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    try {
      process
          .getOutputStream()
          .write((String.join("\n", commands) + "\nquit\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), output);
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aLineAndAMethodStopTheImageAndTheStackShowsJava() throws Exception {
    String output =
        gdb(
            List.of(
                "set pagination off",
                "set confirm off",
                "break Hello.java:34",
                "break app.hello.Hello.run",
                "run",
                "backtrace",
                "continue"));
    for (String part :
        List.of(
            "Breakpoint 2 at 0x",
            "Breakpoint 1, app.hello.Hello.run () at app/hello/Hello.java:34",
            "#0  app.hello.Hello.run () at app/hello/Hello.java:34",
            " at kiln/runtime/lang/Boot.java:",
            "Hello from linux",
            "exited normally")) {
      assertTrue(output.contains(part), part + " is not in:\n" + output);
    }
  }
}
