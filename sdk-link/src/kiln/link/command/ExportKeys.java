package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;
import kiln.link.build.Jdk17;

/**
 * Remembers what each artifact was made from, so that booting an unchanged app boots at once.
 *
 * <p>A record holds everything that decides the artifact: the workspace, the assembly's text, the
 * settings, the JDK; and the artifact's own size and time, so that one which was replaced is made
 * again. An assembly that draws on more than the workspace is never remembered.
 */
final class ExportKeys {
  /** Instructions by which an assembly reaches files that no snapshot covers. */
  private static final Pattern REACHES_OUT =
      Pattern.compile("(?m)^\\s*-(include|plugin|standalone|workspace|runrepos|runpath|buildpath)");

  private final Builder workspace;
  private final Path folder;

  ExportKeys(Builder workspace) {
    this.workspace = workspace;
    this.folder = workspace.root().resolve("cnf/cache/exports");
  }

  /** The artifact of an earlier export, if that is what an export would make now. */
  Optional<Artifact> unchanged(Path assembly, List<String> settings)
      throws IOException, BuildFailure {
    Path file = file(assembly, settings);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 3) { // whoever wrote it was stopped
      return Optional.empty();
    }
    Artifact artifact =
        new Artifact(
            lines.get(0),
            Path.of(lines.get(1)),
            lines.get(2).isEmpty() ? List.of() : List.of(lines.get(2).split(" ")));
    return lines.equals(lines(assembly, artifact)) ? Optional.of(artifact) : Optional.empty();
  }

  void put(Path assembly, List<String> settings, Artifact artifact)
      throws IOException, BuildFailure {
    Path file = file(assembly, settings);
    if (REACHES_OUT.matcher(Files.readString(assembly)).find()) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(folder);
    Files.write(file, lines(assembly, artifact));
  }

  private Path file(Path assembly, List<String> settings) {
    String name = assembly + "\n" + String.join("\n", settings);
    return folder.resolve(
        "%s-%08x".formatted(assembly.getFileName(), name.hashCode())); // text only for the reader
  }

  private List<String> lines(Path assembly, Artifact artifact) throws IOException, BuildFailure {
    boolean there = Files.isRegularFile(artifact.file());
    FileTime time = there ? Files.getLastModifiedTime(artifact.file()) : FileTime.fromMillis(0);
    return List.of(
        artifact.platform(),
        artifact.file().toString(),
        String.join(" ", artifact.settings()),
        assembly.toString(),
        time + " " + (there ? Files.size(artifact.file()) : 0),
        workspace.state(Goal.BUNDLES),
        Integer.toHexString(Files.readString(assembly).hashCode()),
        Jdk17.home() + " " + Runtime.version());
  }
}
