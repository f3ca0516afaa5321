package kiln.link.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler of the running JDK, in this process, always compiling for Java 17. */
final class Javac {
  /**
   * @param problems what the compiler had to say; empty when all is well
   * @param made the class files by source
   */
  record Compiled(List<String> problems, Map<Path, List<Path>> made) {
    static final Compiled NOTHING = new Compiled(List.of(), Map.of());

    List<Path> classes(Path source) {
      return made.getOrDefault(source, List.of());
    }
  }

  /** Notes which class files the compiler makes of which source. */
  private static final class Outputs extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<Path, List<Path>> made = new HashMap<>();

    Outputs(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject source)
        throws IOException {
      JavaFileObject file = super.getJavaFileForOutput(location, name, kind, source);
      made.computeIfAbsent(fileManager.asPath(source), s -> new ArrayList<>())
          .add(fileManager.asPath(file));
      return file;
    }
  }

  private final JavaCompiler compiler;
  private final Path workspace;

  Javac(Path workspace) throws BuildFailure {
    this.workspace = workspace;
    compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BuildFailure(
          "%s is a Java runtime without a compiler. Install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless)."
              .formatted(System.getProperty("java.home")));
    }
  }

  /**
   * Compiles {@code sources} into the empty folder {@code output}.
   *
   * @return the problems, or all classes
   */
  Compiled compile(
      List<Path> sources, List<Path> classPath, Collection<String> options, Path output)
      throws IOException, BuildFailure {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Outputs outputs = new Outputs(files)) {
      boolean done =
          compiler
              .getTask(
                  null,
                  outputs,
                  diagnostics,
                  arguments(classPath, options, output),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (done) {
        return new Compiled(List.of(), outputs.made);
      }
      List<String> problems =
          diagnostics.getDiagnostics().stream()
              .filter(each -> !each.getCode().endsWith("warnings.and.werror")) // they say so
              .map(this::line)
              .toList();
      return new Compiled(problems, Map.of());
    }
  }

  private List<String> arguments(List<Path> classPath, Collection<String> options, Path output)
      throws BuildFailure {
    List<String> arguments = new ArrayList<>(List.of("-d", output.toString(), "-g"));
    arguments.addAll(List.of("-source", "17", "-target", "17", "-implicit:none"));
    arguments.add("-classpath");
    arguments.add(
        classPath.stream()
            .filter(Files::exists) // a room without sources yet has no class folder
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    arguments.addAll(options);
    if (!Jdk17.isRunning()) {
      // The same class library as the image's, whatever JDK runs the tools. Another compiler has
      // other warnings, so there they are not errors.
      arguments.addAll(List.of("--system", Jdk17.home().toString()));
      arguments.remove("-Werror");
    }
    return arguments;
  }

  private String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ROOT);
    if (diagnostic.getSource() == null) {
      return message;
    }
    Path file = Path.of(diagnostic.getSource().toUri());
    Path shown = file.startsWith(workspace) ? workspace.relativize(file) : file;
    return "%s:%d: %s".formatted(shown, diagnostic.getLineNumber(), message);
  }
}
