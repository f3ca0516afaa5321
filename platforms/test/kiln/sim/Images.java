package kiln.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Images of the examples for the platform {@code sim}, exported as a user would. */
final class Images {
  private Images() {}

  /** Blocks while {@code apps/NAME.bndrun} is exported, unless it was before. */
  static Path of(String app) throws IOException, InterruptedException {
    Process export =
        new ProcessBuilder("./bnd", "export", "--platform", "sim", "apps/" + app + ".bndrun")
            .redirectErrorStream(true)
            .start();
    export.getOutputStream().close();
    String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (export.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return Path.of(said.substring(said.stripTrailing().lastIndexOf('\n') + 1).strip());
  }
}
