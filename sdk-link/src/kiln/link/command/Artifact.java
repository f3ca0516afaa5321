package kiln.link.command;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export made.
 *
 * @param platform it runs on
 * @param file an ELF file, or a jar for {@code jvm}
 * @param settings the keys that its command line takes, as in {@code ipv4-gateway}
 */
record Artifact(String platform, Path file, List<String> settings) {
  Artifact {
    settings = List.copyOf(settings);
  }
}
