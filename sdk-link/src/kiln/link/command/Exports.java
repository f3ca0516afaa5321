package kiln.link.command;

import aQute.bnd.build.Run;
import aQute.bnd.osgi.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;
import kiln.link.export.ImageExporter;

/**
 * Assembly to artifact, by bnd and the linker's exporter, with the workspace brought up to date
 * first.
 *
 * <p>An artifact appears whole or not at all. One whose inputs did not change is not made again:
 * then bnd is not even loaded.
 */
final class Exports {
  /** The options that all verbs share that export. */
  static final Set<String> OPTIONS = Set.of("--platform", "--toolchain");

  private final Builder workspace;
  private final SortedMap<String, String> properties;
  private final ExportKeys keys;

  Exports(Builder workspace, Options options) {
    this.workspace = workspace;
    this.properties = properties(options);
    this.keys = new ExportKeys(workspace);
  }

  /** The properties of the workspace by which the options reach the linker. */
  static SortedMap<String, String> properties(Options options) {
    SortedMap<String, String> properties = new TreeMap<>();
    options.value("--platform").ifPresent(name -> properties.put("kiln.target", name));
    options.value("--toolchain").ifPresent(name -> properties.put("kiln.toolchain", name));
    properties.putAll(network(options));
    if (options.has("--debug")) {
      properties.put("kiln.debug", "true");
    }
    if (options.has(Export.TIMES)) {
      properties.put("kiln.times", "true");
    }
    return properties;
  }

  /** On the platform jvm: an app that gets a TAP device has the stack over it, not sockets. */
  static Map<String, String> network(Options options) {
    boolean tap = options.values("--net").stream().anyMatch(text -> !text.endsWith(Net.AUTO));
    return tap ? Map.of("kiln.network", "tap") : Map.of();
  }

  /**
   * Makes the artifact of {@code assembly}.
   *
   * @param output where it goes; without, {@code generated} beside the assembly, under the name
   *     that the exporter gives it
   */
  Artifact export(Path assembly, Optional<Path> output)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    if (output.isPresent()) {
      checkOutput(output.get());
    }
    workspace.build(Goal.BUNDLES).orFail();
    List<String> settings =
        List.of(
            properties.toString(),
            String.valueOf(System.getenv("KILN_PLATFORM")),
            String.valueOf(System.getenv("KILN_TOOLCHAIN")),
            output.map(Path::toString).orElse(""));
    Optional<Artifact> made = keys.unchanged(assembly, settings);
    if (made.isPresent()) {
      return made.get();
    }
    Artifact artifact = make(assembly, output);
    keys.put(assembly, settings, artifact);
    return artifact;
  }

  private Artifact make(Path assembly, Optional<Path> output)
      throws BuildFailure, LinkFailure, IOException, InterruptedException {
    return Bnd.in(
        workspace.root(),
        properties,
        bnd -> {
          try (Run run = new Run(bnd, assembly.toFile())) {
            return make(run, output);
          }
        });
  }

  private static Artifact make(Run run, Optional<Path> output) throws Exception {
    run.getSettings(run); // passphrases and the like, as bnd's own export does
    Map.Entry<String, Resource> result = run.export(ImageExporter.TYPE, Map.of(ImageExporter.OUTPUT, ""));
    if (result == null || !run.isOk()) {
      throw new BuildFailure(problems(run));
    }
    Path file =
        output.orElse(run.getTarget().toPath().resolve(result.getKey())).toAbsolutePath();
    try (Resource resource = result.getValue()) {
      write(resource, file);
      String settings = resource.getExtra(); // the exporter's, see there
      return new Artifact(
          run.getProperty("kiln.target"),
          file,
          settings == null || settings.isEmpty() ? List.of() : List.of(settings.split(" ")));
    }
  }

  private static List<String> problems(Run run) {
    Set<String> problems = new LinkedHashSet<>(run.getErrors());
    problems.addAll(run.getWorkspace().getErrors());
    problems.removeIf(problem -> problem.startsWith("Export failed ")); // bnd's, says nothing more
    if (problems.isEmpty()) {
      problems.addAll(run.getWarnings());
    }
    if (problems.isEmpty()) {
      problems.add(run.getName() + ": the exporter made no artifact and gave no reason.");
    }
    return problems.stream().map(Exports::withoutTrace).toList();
  }

  /** bnd puts stack traces of its own into messages; the first lines say it all. */
  private static String withoutTrace(String problem) {
    int trace = problem.indexOf("\n\tat ");
    return trace < 0 ? problem : problem.substring(0, trace);
  }

  private static void checkOutput(Path output) throws Usage {
    if (Files.exists(output) && !Files.isRegularFile(output)) {
      throw new Usage("export: -o %s is not a regular file; name one.".formatted(output));
    }
    Path parent = output.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new Usage("export: -o %s: there is no folder %s.".formatted(output, parent));
    }
  }

  /** Writes beside the target, then renames: a reader, or a full disk, never sees half a file. */
  private static void write(Resource resource, Path file) throws Exception {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
    try {
      try (InputStream in = resource.openInputStream()) {
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      }
      String mode = file.toString().endsWith(".jar") ? "rw-r--r--" : "rwxr-xr-x";
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written: %s. Is the disk full, or the folder read-only?"
              .formatted(file, e.getMessage()),
          e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
