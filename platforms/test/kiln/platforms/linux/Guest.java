package kiln.platforms.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kiln.link.image.Linker;
import kiln.link.objects.Compiler;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;

/** The platform's C with {@code guest.c} in the place of runtime and Java, as a process. */
final class Guest {
  private static final int SECONDS = 60;

  private final Path file;

  /** What a run left: its exit status and all it wrote. */
  record End(int status, String output) {}

  private Guest(Path file) {
    this.file = file;
  }

  static Guest link(Path folder) throws Exception {
    Path workspace = workspace();
    List<NativeSource> natives = new ArrayList<>();
    for (String header : List.of("kiln.h", "platform.h", "compiled.h")) {
      natives.add(source(workspace.resolve("sdk-runtime/native").resolve(header)));
    }
    try (Stream<Path> files = Files.list(workspace.resolve("platforms/linux/native"))) {
      files.sorted().map(Guest::source).forEach(natives::add);
    }
    natives.add(source(workspace.resolve("platforms/testdata/guest.h")));
    natives.add(source(workspace.resolve("platforms/testdata/linux/guest.c")));
    Path cache = CacheFolder.of(workspace, Map.of());
    Toolchain toolchain = Toolchain.of("llvm", cache, Map.of());
    Program program = new Program("guest", List.of(), natives, new TreeMap<>());
    byte[] elf =
        Linker.link(new Compiler(toolchain, cache).compile(program), toolchain, false).artifact();
    Path file = Files.write(folder.resolve("guest"), elf);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return new Guest(file);
  }

  private static NativeSource source(Path file) {
    try {
      return new NativeSource(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that holds {@code cnf}. */
  private static Path workspace() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.isRegularFile(p.resolve("cnf/build.bnd"))) {
        return p;
      }
    }
    throw new IllegalStateException("Not run inside the workspace: no parent folder holds cnf");
  }

  Path file() {
    return file;
  }

  /** Runs it to its end, at most a minute. */
  End run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(String.join(" ", command) + " does not end");
      }
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new End(process.exitValue(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
