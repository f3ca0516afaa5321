package kiln.platforms.solo5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Programs of {@code testdata/solo5}, built as the linker builds images, and how they are run. */
final class Tenders {
  private static final int SECONDS = 600; // an export without a cache, beside other tests, is slow
  private static final String VARIABLE = "KILN_SOLO5";

  private Tenders() {}

  /** What a run left: its exit status, 128 more than a signal's number, and all it wrote. */
  record End(int status, String output) {}

  /** The folder that holds {@code cnf}. */
  static Path workspace() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.isRegularFile(p.resolve("cnf/build.bnd"))) {
        return p;
      }
    }
    throw new IllegalStateException("Not run inside the workspace: no parent folder holds cnf");
  }

  /** The tests' own tender for {@code spt}. */
  static Path tender(Path folder) throws Exception {
    return program(folder, "solo5-spt", "tender.c", "filter.c");
  }

  /** The program that checks the form of images. */
  static Path check(Path folder) throws Exception {
    return program(folder, "check", "check.c");
  }

  /**
   * The unmodified tender {@code solo5-PLATFORM}, on the PATH or in what KILN_SOLO5 names; null if
   * there is none.
   */
  static Path unmodified(String platform) {
    String name = "solo5-" + platform;
    List<Path> folders = new ArrayList<>();
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isEmpty()) {
      folders.add(Path.of(named));
      folders.add(Path.of(named, "tenders", platform));
    }
    Arrays.stream(System.getenv("PATH").split(":")).map(Path::of).forEach(folders::add);
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /**
   * The platform's C with {@code guest.c} in the place of runtime and Java, without devices.
   *
   * @param ballast bytes that make it larger
   */
  static Path guest(Path folder, String platform, int ballast) throws Exception {
    List<NativeSource> natives = guest(platform, "");
    if (ballast > 0) {
      natives.add(text("ballast.c", "unsigned char ballast[" + ballast + "];\n"));
    }
    return link(folder.resolve("guest" + ballast + "." + platform), natives);
  }

  /** The same for {@code spt}, with a disk that it reads. */
  static Path reader(Path folder) throws Exception {
    List<NativeSource> natives = guest("spt", " DEVICE(block, \"storage\")");
    natives.add(source(testdata().resolve("reader.c")));
    return link(folder.resolve("reader.spt"), natives);
  }

  private static List<NativeSource> guest(String platform, String devices) throws IOException {
    List<NativeSource> natives = new ArrayList<>();
    for (String header : List.of("kiln.h", "platform.h", "compiled.h")) {
      natives.add(source(workspace().resolve("sdk-runtime/native").resolve(header)));
    }
    for (String room : List.of("bare", "solo5", platform)) {
      natives.addAll(sources(workspace().resolve("platforms").resolve(room).resolve("native")));
    }
    natives.add(text("wiring.h", "#define KILN_DEVICES(DEVICE)" + devices + "\n"));
    natives.add(source(testdata().resolveSibling("guest.h")));
    natives.add(source(testdata().resolve("guest.c")));
    return natives;
  }

  private static NativeSource text(String name, String text) {
    return new NativeSource(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path program(Path folder, String name, String... files) throws Exception {
    List<NativeSource> natives = new ArrayList<>();
    natives.add(source(workspace().resolve("sdk-runtime/native/kiln.h")));
    for (String file : List.of("host.h", "image.h", "filter.h", "host_start.S", "host.lds",
        "image.c")) {
      natives.add(source(testdata().resolve(file)));
    }
    for (String file : files) {
      natives.add(source(testdata().resolve(file)));
    }
    return link(folder.resolve(name), natives);
  }

  private static Path link(Path file, List<NativeSource> natives) throws Exception {
    Path cache = CacheFolder.of(workspace(), Map.of());
    Toolchain toolchain = Toolchain.of("llvm", cache, Map.of());
    String name = file.getFileName().toString();
    Program program = new Program(name, List.of(), natives, new TreeMap<>());
    var objects = new Compiler(toolchain, cache).compile(program);
    Files.write(file, Linker.link(objects, toolchain, false).artifact());
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return file;
  }

  private static Path testdata() {
    return workspace().resolve("platforms/testdata/solo5");
  }

  private static List<NativeSource> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Tenders::source).toList();
    }
  }

  private static NativeSource source(Path file) {
    try {
      return new NativeSource(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Exports an app's image; blocks for as long as that takes. */
  static Path export(String platform, String app) throws Exception {
    End end = run(workspace(), List.of(
        "./bnd", "export", "--platform", platform, "apps/" + app + ".bndrun"));
    if (end.status() != 0) {
      throw new AssertionError(end.output());
    }
    return workspace().resolve("apps/generated/" + app + "." + platform);
  }

  /** Runs a command to its end, with nothing to read. */
  static End run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      StringBuilder output = new StringBuilder();
      Thread reader = new Thread(() -> read(process, output));
      reader.start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(String.join(" ", command) + " does not end");
      }
      reader.join();
      return new End(process.exitValue(), output.toString());
    } finally {
      process.destroyForcibly();
    }
  }

  private static void read(Process process, StringBuilder into) {
    try {
      into.append(
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      into.append(e);
    }
  }
}
