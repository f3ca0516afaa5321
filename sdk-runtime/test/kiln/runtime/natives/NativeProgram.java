package kiln.runtime.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kiln.link.objects.Compiler;
import kiln.link.objects.ObjectFile;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;

/**
 * A test program in C: the native runtime and the linux platform, with a part of compiled Java
 * played by hand ({@code testdata/native/java.c}) instead of an image's classes.
 */
final class NativeProgram {
  private static final long LIMIT_SECONDS = 120;

  private final Path file;

  /** What a run left: its exit status and all it wrote, both streams as they came. */
  record Result(int status, String output) {}

  private NativeProgram(Path file) {
    this.file = file;
  }

  /** Compiles and links {@code testdata/native/NAME.c} into {@code folder}. */
  static NativeProgram link(String name, Path folder) throws Exception {
    Path workspace = workspace();
    Path cache = CacheFolder.of(workspace, Map.of());
    Toolchain llvm = Toolchain.of("llvm", cache, Map.of());
    Path platform = workspace.resolve("platforms/linux/native");
    Path program = folder.resolve(name);
    List<String> command = new ArrayList<>(llvm.linker());
    command.addAll(List.of("-static", "--gc-sections", "-e", "test_start",
        "-T", platform.resolve("image.lds").toString(), "-o", program.toString()));
    for (ObjectFile object : new Compiler(llvm, cache).compile(sources(workspace, name)).objects()) {
      Path file = folder.resolve(object.name().replace('/', '-'));
      Files.write(file, object.content());
      command.add(file.toString());
    }
    Toolchain.Result linked = llvm.run(command, folder);
    if (linked.status() != 0) {
      throw new AssertionError("linking " + name + " failed:\n" + linked.output());
    }
    return new NativeProgram(program);
  }

  private static Program sources(Path workspace, String name) throws IOException {
    Path tests = workspace.resolve("sdk-runtime/testdata/native");
    List<NativeSource> sources = new ArrayList<>();
    // The tests have a line table of their own, in java.c.
    add(sources, "", workspace.resolve("sdk-runtime/native"), file -> !file.equals("lines.c"));
    add(sources, "", workspace.resolve("platforms/linux/native"), file -> !file.endsWith(".lds"));
    add(sources, "test-", tests, file -> file.equals("java.c") || file.equals(name + ".c"));
    add(sources, "", tests, file -> file.equals("java.h"));
    return new Program(name, List.of(), sources, new TreeMap<>());
  }

  private interface Choice {
    boolean takes(String file);
  }

  private static void add(List<NativeSource> to, String prefix, Path folder, Choice choice)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (choice.takes(name)) {
          to.add(new NativeSource(prefix + name, Files.readAllBytes(file)));
        }
      }
    }
  }

  /** Runs it to its end; a run that takes longer than two minutes is killed and fails. */
  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(file.getParent(), "run", ".txt");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(String.join(" ", command) + " does not end:\n"
            + Files.readString(output));
      }
      return new Result(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }

  /** The folder of the workspace: the first above the working directory that holds {@code cnf}. */
  private static Path workspace() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.isDirectory(p.resolve("cnf"))) {
        return p;
      }
    }
    throw new IllegalStateException("No folder above the working directory holds cnf");
  }
}
