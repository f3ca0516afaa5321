package kiln.link.command;

import java.nio.file.Path;

/**
 * What an export made.
 *
 * @param platform it runs on
 * @param file an ELF file, or a jar for {@code jvm}
 */
record Artifact(String platform, Path file) {}
