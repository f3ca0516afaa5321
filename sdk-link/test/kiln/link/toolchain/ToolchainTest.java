package kiln.link.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kiln.link.LinkFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone")
class ToolchainTest {
  private static final String REPOSITORY = "maven.repo.local";

  @TempDir Path folder;
  private final String repository = System.getProperty(REPOSITORY);

  @AfterEach
  void restoreRepository() {
    if (repository == null) {
      System.clearProperty(REPOSITORY);
    } else {
      System.setProperty(REPOSITORY, repository);
    }
  }

  /** A Maven repository whose LLVM is a shell script that says its name. */
  private void useSmallRepository() throws IOException {
    Path jar = folder.resolve("repository/org/bytedeco/llvm/20.1.7-1.5.12")
        .resolve("llvm-20.1.7-1.5.12-linux-x86_64.jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("clang", "lld", "llvm-objcopy", "llvm-symbolizer", "libLLVM.so",
          "libclang-cpp.so", "lib/clang/20/include/stddef.h", "llvm-nm")) {
        zip.putNextEntry(new ZipEntry("org/bytedeco/llvm/linux-x86_64/" + name));
        zip.write("#!/bin/sh\necho small $0\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
    System.setProperty(REPOSITORY, folder.resolve("repository").toString());
  }

  private Toolchain llvm() throws LinkFailure {
    return Toolchain.of("llvm", folder.resolve("cache"), Map.of());
  }

  @Test
  void unpacksOnlyWhatIsNeeded() throws Exception {
    useSmallRepository();
    Toolchain llvm = llvm();
    Path unpacked = llvm.compiler().getParent();
    assertTrue(Files.isRegularFile(unpacked.resolve("lib/clang/20/include/stddef.h")));
    assertFalse(Files.exists(unpacked.resolve("llvm-nm")));
    assertEquals(Path.of("libLLVM.so"),
        Files.readSymbolicLink(unpacked.resolve("libLLVM.so.20.1")));
    assertEquals("small " + llvm.linker().get(0) + "\n",
        Toolchain.run(llvm.linker(), folder, Map.of("PATH", "/bin:/usr/bin")).output());
  }

  @Test
  void nothingOfTheSystemIsInThePathOfThePinnedTools() throws Exception {
    useSmallRepository();
    Toolchain llvm = Toolchain.of("llvm", folder.resolve("cache"), System.getenv());
    assertEquals(llvm.compiler().getParent().toString(), llvm.environment().get("PATH"));
    assertEquals(java.util.Set.of("LD_LIBRARY_PATH", "LC_ALL", "PATH"),
        llvm.environment().keySet());
  }

  @Test
  void unpacksOnceForManyAtTheSameTime() throws Exception {
    useSmallRepository();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Toolchain>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(this::llvm);
      }
      for (var future : pool.invokeAll(tasks)) {
        assertTrue(Files.isExecutable(future.get().compiler()));
      }
    } finally {
      pool.shutdownNow();
    }
    try (var left = Files.list(folder.resolve("cache"))) {
      assertEquals(List.of("llvm-20.1.7", "llvm-20.1.7.lock"),
          left.map(p -> p.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aHalfUnpackedToolchainIsUnpackedAgain() throws Exception {
    useSmallRepository();
    Path half = folder.resolve("cache/llvm-20.1.7.part/lib");
    Files.createDirectories(half);
    Files.writeString(half.resolve("rest"), "of a process that died");
    assertTrue(Files.isExecutable(llvm().compiler()));
    assertFalse(Files.exists(half));
  }

  @Test
  void aMissingJarTellsWhatToRun() {
    System.setProperty(REPOSITORY, folder.resolve("empty").toString());
    String problem = assertThrows(LinkFailure.class, this::llvm).getMessage();
    assertTrue(problem.startsWith("The C compiler is missing"), problem);
    assertTrue(problem.contains("mvn dependency:get -Dartifact=org.bytedeco:llvm:20.1.7"), problem);
    assertTrue(problem.contains("--toolchain gcc"), problem);
  }

  @Test
  void aDamagedJarLeavesNothingBehind() throws Exception {
    useSmallRepository();
    Path jar = folder.resolve("repository/org/bytedeco/llvm/20.1.7-1.5.12")
        .resolve("llvm-20.1.7-1.5.12-linux-x86_64.jar");
    Files.writeString(jar, "not a jar");
    String problem = assertThrows(LinkFailure.class, this::llvm).getMessage();
    assertTrue(problem.startsWith("The C compiler could not be unpacked"), problem);
    assertFalse(Files.exists(folder.resolve("cache/llvm-20.1.7")));
  }

  @Test
  void aMissingGccIsASentence() {
    LinkFailure failure = assertThrows(
        LinkFailure.class, () -> Toolchain.of("gcc", folder, Map.of("PATH", folder.toString())));
    assertEquals("--toolchain gcc needs `gcc`, and no folder of PATH holds it. Install it (Debian,"
        + " Ubuntu: apt-get install gcc binutils), or leave out --toolchain gcc: the pinned LLVM"
        + " needs nothing from the system.", failure.getMessage());
  }

  @Test
  void anOldGccIsRefused() throws Exception {
    for (String tool : List.of("gcc", "ld")) {
      Path script = folder.resolve(tool);
      Files.writeString(script, "#!/bin/sh\necho 9.4.0\n");
      assertTrue(script.toFile().setExecutable(true));
    }
    String path = folder + ":/bin";
    LinkFailure failure =
        assertThrows(LinkFailure.class, () -> Toolchain.of("gcc", folder, Map.of("PATH", path)));
    assertTrue(failure.getMessage().contains("is version 9.4.0; an image needs gcc 12 or newer"),
        failure.getMessage());
  }

  @Test
  void anUnknownNameIsRefused() {
    LinkFailure failure =
        assertThrows(LinkFailure.class, () -> Toolchain.of("tcc", folder, Map.of()));
    assertTrue(failure.getMessage().contains("no toolchain \"tcc\""), failure.getMessage());
  }

  @Test
  void theCacheIsTheWorkspacesOrTheUsers() throws Exception {
    Path workspace = folder.resolve("w");
    Files.createDirectories(workspace.resolve("cnf"));
    Files.createDirectories(workspace.resolve("apps/hello"));
    Files.writeString(workspace.resolve("cnf/build.bnd"), "");
    Map<String, String> xdg = Map.of("XDG_CACHE_HOME", "/var/x");
    assertEquals(workspace.resolve("cnf/cache"),
        CacheFolder.of(workspace.resolve("apps/hello"), xdg));
    assertEquals(Path.of("/var/x/kiln"), CacheFolder.of(folder, xdg));
    assertEquals(Path.of(System.getProperty("user.home"), ".cache", "kiln"),
        CacheFolder.of(folder, Map.of("XDG_CACHE_HOME", "relative")));
  }
}
