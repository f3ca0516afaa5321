package kiln.link.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kiln.link.LinkFailure;
import kiln.link.bundles.BundleReader;
import kiln.link.bundles.Bundles;
import kiln.link.golden.Golden;
import kiln.link.golden.TestBundles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.TraceClassVisitor;

/**
 * A case is a folder of {@code testdata/wiring}: one folder of sources per bundle, {@code
 * config.txt} with lines {@code component key=value}, and {@code expected.txt}: the stage's dump,
 * or all problems.
 */
class WiringTest {
  private static final Path CASES = Golden.testdata("wiring");
  private static final List<String> SHARED = List.of("contracts");

  @TempDir static Path folder;
  private static TestBundles sources;
  private static List<Path> shared;

  @BeforeAll
  static void compile() throws Exception {
    sources = TestBundles.compile(CASES, folder.resolve("classes"));
    shared = List.of(
        sources.bundle("kiln.app", "kiln.app", folder.resolve("kiln.app.jar")),
        sources.bundle("contracts", "contracts", folder.resolve("contracts.jar")));
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString())
          .filter(name -> !SHARED.contains(name)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void dumpsOrProblemsAreAsExpected(String name) throws Exception {
    String actual;
    try {
      actual = wire(name).dump();
    } catch (LinkFailure failure) {
      actual = String.join("\n\n", failure.problems()) + "\n";
    }
    Golden.check(CASES.resolve(name).resolve("expected.txt"), actual);
  }

  @Test
  void theMainClassReadsSettingsThenConstructsThenRuns() throws Exception {
    SortedMap<String, byte[]> generated = wire("settings").generated();
    StringWriter text = new StringWriter();
    generated.values().forEach(file -> new ClassReader(file).accept(
        new TraceClassVisitor(new PrintWriter(text)), ClassReader.SKIP_FRAMES));
    Golden.check(CASES.resolve("settings/generated.txt"), text.toString());
  }

  @Test
  void wiringDoesNotDependOnTheOrderOfBundles() throws Exception {
    List<Path> jars = new ArrayList<>(jars("lists"));
    String dump = wire("lists", jars).dump();
    Collections.reverse(jars);
    assertEquals(dump, wire("lists", jars).dump());
  }

  @Test
  void aPlainProgramNeedsItsMainMethod() throws Exception {
    Bundles bundles = BundleReader.read(jars("settings"));
    LinkFailure failure =
        assertThrows(LinkFailure.class, () -> Wiring.plain(bundles, "settings.app.Server"));
    assertEquals("Class settings.app.Server has no method public static void main(String[]),"
        + " so it cannot be started.", failure.getMessage());
    failure = assertThrows(LinkFailure.class, () -> Wiring.plain(bundles, "no.Such"));
    assertEquals("There is no class no.Such on the class path: app, contracts, kiln.app, platform.",
        failure.getMessage());
  }

  private static Wiring wire(String name) throws Exception {
    return wire(name, jars(name));
  }

  private static Wiring wire(String name, List<Path> jars) throws Exception {
    return Wiring.of(BundleReader.read(jars), "linux", configured(name), service ->
        service.equals("contracts.Net") ? List.of("virtio by platforms.virtio") : List.of());
  }

  private static List<Path> jars(String name) throws Exception {
    List<Path> jars = new ArrayList<>(shared);
    Path into = Files.createDirectories(folder.resolve("jars").resolve(name));
    try (Stream<Path> folders = Files.list(CASES.resolve(name))) {
      for (Path bundle : folders.filter(Files::isDirectory).sorted().toList()) {
        String symbolicName = bundle.getFileName().toString();
        jars.add(sources.bundle(
            symbolicName, name + "." + symbolicName, into.resolve(symbolicName + ".jar")));
      }
    }
    return jars;
  }

  private static SortedMap<String, SortedMap<String, String>> configured(String name)
      throws IOException {
    SortedMap<String, SortedMap<String, String>> configured = new TreeMap<>();
    Path file = CASES.resolve(name).resolve("config.txt");
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      int space = line.indexOf(' ');
      int equals = line.indexOf('=');
      configured.computeIfAbsent(line.substring(0, space), c -> new TreeMap<>())
          .put(line.substring(space + 1, equals), line.substring(equals + 1));
    }
    return configured;
  }
}
