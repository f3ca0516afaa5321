package kiln.link.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.build.Run;
import aQute.bnd.build.Workspace;
import aQute.bnd.osgi.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kiln.link.LinkFailure;
import kiln.link.golden.Golden;
import kiln.link.golden.TestBundles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs in a workspace of their own outside the tree, which has its own platforms and shares the
 * settings of {@code cnf/ext/platform.bnd}. A case is {@code testdata/export/NAME.bndrun}; {@code
 * NAME.txt} beside it says what the export makes, or what is wrong.
 */
class ImageExporterTest {
  private static final Path CASES = Golden.testdata("export");
  private static final List<String> BUNDLES = List.of(
      "contracts", "hello", "webapp", "stack", "outside", "other", "bare", "clash", "kiln.app");

  /** These bring the parser of settings; {@code bare} forgot to. */
  private static final List<String> PLATFORMS = List.of("outside", "other");

  @TempDir static Path folder;
  private static Workspace workspace;

  @BeforeAll
  static void makeWorkspace() throws Exception {
    Path cnf = Files.createDirectories(folder.resolve("ws/cnf"));
    Path shared = Golden.workspace().resolve("cnf/ext/platform.bnd");
    Files.writeString(cnf.resolve("build.bnd"),
        """
        kiln.target: ${def;platform;outside}
        -runfw:
        -include: ~%s
        -plugin.repo: aQute.bnd.deployer.repository.LocalIndexedRepo;name=Repo;local=${build}/repo
        """.formatted(shared));
    TestBundles sources = TestBundles.compile(CASES, folder.resolve("classes"));
    for (String name : BUNDLES) {
      Path place = Files.createDirectories(cnf.resolve("repo").resolve(name));
      String packages = PLATFORMS.contains(name) ? name + ", kiln.runtime.config" : name;
      sources.bundle(name, packages, place.resolve(name + "-1.0.0.jar"));
    }
    workspace = new Workspace(folder.resolve("ws").toFile(), "cnf");
    workspace.setOffline(true);
    workspace.addBasicPlugin(new ImageExporter());
  }

  @AfterAll
  static void close() {
    workspace.close();
  }

  /** What an export gave, or the errors that bnd was told. */
  private record Outcome(String name, byte[] content, List<String> errors) {}

  private static Outcome export(Path assembly) throws Exception {
    try (Run run = new Run(workspace, assembly.toFile())) {
      Map.Entry<String, Resource> result = run.export(ImageExporter.TYPE, Map.of());
      if (result == null) {
        return new Outcome(null, null, List.copyOf(run.getErrors()));
      }
      assertTrue(run.isOk(), run.getErrors().toString());
      try (var in = result.getValue().openInputStream()) {
        return new Outcome(result.getKey(), in.readAllBytes(), List.of());
      }
    }
  }

  /** A copy of a case in a folder of its own, because bnd makes {@code generated} beside it. */
  private static Path copy(String name) throws IOException {
    Path into = Files.createDirectories(folder.resolve("runs").resolve(name));
    Path copy = into.resolve(name + ".bndrun");
    Files.write(copy, Files.readAllBytes(CASES.resolve(name + ".bndrun")));
    return copy;
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".bndrun"))
          .map(n -> n.substring(0, n.length() - ".bndrun".length())).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void exportsOrSaysWhatIsWrong(String name) throws Exception {
    Outcome outcome = export(copy(name));
    String errors = String.join("\n\n", outcome.errors()) + "\n";
    String actual = outcome.content() == null
        ? errors.replaceAll("has [0-9]+ bytes", "has N bytes")
        : outcome.name() + " says: " + run(outcome);
    Golden.check(CASES.resolve(name + ".txt"), actual);
  }

  private static String run(Outcome outcome) throws IOException, InterruptedException {
    Path jar = Files.write(folder.resolve(outcome.name()), outcome.content());
    Path output = folder.resolve("output.txt");
    int status = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
        .redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return Files.readString(output) + "exit status " + status + "\n";
  }

  @Test
  void nothingIsLeftBesideARunThatFails() throws Exception {
    Path assembly = copy("webapp");
    assertNull(export(assembly).content());
    Path generated = assembly.resolveSibling("generated");
    if (Files.exists(generated)) {
      try (Stream<Path> files = Files.list(generated)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  @Test
  void aFolderWithoutRoomIsASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("no-folder"), "");
    LinkFailure failure = assertThrows(
        LinkFailure.class, () -> ImageExporter.requireRoom(file, "hello.linux", new byte[1]));
    assertEquals(file.resolve("hello.linux") + " cannot be written: " + file
        + ". Is the disk full, or the folder read-only?", failure.getMessage());
  }

  @Test
  void theSameRunInTwoFoldersGivesTheSameBytes() throws Exception {
    byte[] one = export(copy("hello")).content();
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("hello.bndrun");
    Files.write(elsewhere, Files.readAllBytes(CASES.resolve("hello.bndrun")));
    assertArrayEquals(one, export(elsewhere).content());
    assertFalse(new String(one, StandardCharsets.ISO_8859_1).contains(folder.toString()));
  }
}
