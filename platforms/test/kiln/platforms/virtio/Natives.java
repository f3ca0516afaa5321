package kiln.platforms.virtio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kiln.link.image.Linker;
import kiln.link.objects.Compiler;
import kiln.link.program.NativeSource;
import kiln.link.program.Program;
import kiln.link.toolchain.CacheFolder;
import kiln.link.toolchain.Toolchain;

/** Programs made of this platform's C and assembly, built as the linker builds images. */
final class Natives {
  private Natives() {}

  /** The folder that holds {@code cnf}. */
  static Path workspace() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.isRegularFile(p.resolve("cnf/build.bnd"))) {
        return p;
      }
    }
    throw new IllegalStateException("Not run inside the workspace: no parent folder holds cnf");
  }

  static Path testdata() {
    return workspace().resolve("platforms/testdata/virtio");
  }

  /** The whole platform with {@code guest.c} in the place of runtime and Java. */
  static byte[] guest() throws Exception {
    List<NativeSource> natives = new ArrayList<>(headers());
    natives.addAll(platform());
    natives.add(source(testdata().resolveSibling("guest.h")));
    natives.add(source(testdata().resolve("guest.c")));
    return link("guest", natives);
  }

  /**
   * A process of Linux that tests part of the platform: {@code name.c} of the test data, which
   * includes what it tests, and the given sources of the platform.
   */
  static byte[] process(String name, List<String> tested) throws Exception {
    List<NativeSource> natives = new ArrayList<>(headers());
    for (NativeSource source : platform()) {
      if (source.path().endsWith(".h") || tested.contains(source.path())) {
        natives.add(source);
      } else if (source.path().endsWith(".c")) {
        natives.add(new NativeSource(source.path() + ".h", source.content())); // to be included
      }
    }
    for (String file : List.of("process.h", "process.lds", name + ".c")) {
      natives.add(source(testdata().resolve(file)));
    }
    return link(name, natives);
  }

  private static byte[] link(String name, List<NativeSource> natives) throws Exception {
    Path cache = CacheFolder.of(workspace(), Map.of());
    Toolchain toolchain = Toolchain.of("llvm", cache, Map.of());
    Program program = new Program(name, List.of(), natives, new TreeMap<>());
    var objects = new Compiler(toolchain, cache).compile(program);
    return Linker.link(objects, toolchain, false).artifact();
  }

  private static List<NativeSource> platform() throws IOException {
    List<NativeSource> natives =
        new ArrayList<>(sources(workspace().resolve("platforms/bare/native")));
    natives.addAll(sources(workspace().resolve("platforms/virtio/native")));
    return natives;
  }

  private static List<NativeSource> headers() {
    Path runtime = workspace().resolve("sdk-runtime/native");
    return List.of(source(runtime.resolve("kiln.h")), source(runtime.resolve("platform.h")));
  }

  private static List<NativeSource> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Natives::source).toList();
    }
  }

  private static NativeSource source(Path file) {
    try {
      return new NativeSource(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
