package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of three sources: {@code Use} uses {@code Shape}, {@code Apart} nothing. */
class CompilationTest {
  private static final String FEW = "compiling room classes: 1 of 3 sources";
  private static final String ALL = "compiling room classes";

  @TempDir Path root;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void compiled() throws Exception {
    shape("static final int EDGES = 4;", "return EDGES;");
    write("Use", "class Use { static final int N = Shape.EDGES; Object o = new Shape().edges(1); }");
    write("Apart", "class Apart { Character c; Object o = new Object() { int n; }; }");
    assertEquals(List.of(ALL), update());
  }

  private void shape(String members, String body) throws IOException {
    write(
        "Shape",
        """
        class Shape {
          %s
          @interface Named { String value() default "shape"; }
          Integer edges(long more) { %s }
        }
        """
            .formatted(members, body));
  }

  @Test
  void aBodyConcernsItsOwnSourceOnly() throws Exception {
    shape("static final int EDGES = 4;", "Runnable r = () -> {}; r.run(); return EDGES + 1;");
    assertEquals(List.of(FEW), update());
    assertEquals(List.of(), update());
    assertAsIfAllWereCompiled();
  }

  @Test
  void whatHasNoNameComesAndGoesWithItsSource() throws Exception {
    shape("static final int EDGES = 4;", "class Local {} new Local() {}; return EDGES;");
    assertEquals(List.of(FEW), update());
    assertTrue(Files.exists(classes().resolve("p/Shape$1Local.class")));
    shape("static final int EDGES = 4;", "return EDGES;");
    assertEquals(List.of(FEW), update());
    assertFalse(Files.exists(classes().resolve("p/Shape$1Local.class")));
    assertAsIfAllWereCompiled();
  }

  @Test
  void theDefaultOfAnAnnotationIsReadWhenItRuns() throws Exception {
    Path file = root.resolve("src/p/Shape.java");
    Files.writeString(file, Files.readString(file).replace("\"shape\"", "\"form\""));
    assertEquals(List.of(FEW), update());
    assertAsIfAllWereCompiled();
    Files.writeString(file, Files.readString(file).replace("default \"form\"", ""));
    assertEquals(List.of(FEW, ALL), update());
  }

  @Test
  void aConstantIsCopiedIntoItsUsers() throws Exception {
    shape("static final int EDGES = 5;", "return EDGES;");
    assertEquals(List.of(FEW, ALL), update());
    assertAsIfAllWereCompiled();
  }

  @Test
  void aMemberThatComesMayBeTheOneThatIsMeant() throws Exception {
    shape("static final int EDGES = 4; Integer edges(int more) { return more; }", "return EDGES;");
    assertEquals(List.of(FEW, ALL), update());
    assertAsIfAllWereCompiled();
  }

  @Test
  void aSourceThatComesOrGoesConcernsAll() throws Exception {
    write("Character", "class Character {}"); // from now on what Apart means
    assertEquals(List.of(ALL), update());
    Files.delete(root.resolve("src/p/Character.java"));
    assertEquals(List.of(ALL), update());
    assertAsIfAllWereCompiled();
  }

  @Test
  void whatAnEditBreaksElsewhereIsTold() throws Exception {
    shape("static final int SIDES = 4;", "return SIDES;");
    log.reset();
    List<String> problems = compile();
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("src/p/Use.java:1: cannot find symbol"), problems.get(0));
    assertEquals(List.of(FEW, ALL), log.toString(StandardCharsets.UTF_8).lines().toList());
    shape("static final int EDGES = 4;", "return EDGES;");
    assertEquals(List.of(), update()); // the classes are those that this source made
  }

  @Test
  void classesOfAnotherHandAreNoneToCompileAgainst() throws Exception {
    Files.write(classes().resolve("p/Use.class"), new byte[] {1, 2, 3});
    shape("static final int EDGES = 4;", "return 7;");
    assertEquals(List.of(ALL), update());
    assertAsIfAllWereCompiled();
  }

  /** Compares with a compilation of everything, byte for byte. */
  private void assertAsIfAllWereCompiled() throws Exception {
    Map<String, String> few = contents();
    Mirror.delete(classes());
    assertEquals(List.of(ALL), update());
    assertEquals(contents(), few);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : Fingerprint.files(classes(), each -> true)) {
      contents.put(
          classes().relativize(file).toString(),
          Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    }
    return contents;
  }

  private Path classes() {
    return root.resolve("bin");
  }

  private List<String> update() throws Exception {
    log.reset();
    assertEquals(List.of(), compile());
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private List<String> compile() throws Exception {
    return new Compilation(
            root,
            new Keys(root.resolve("cnf/cache/keys")),
            new Contents(),
            new PrintStream(log, true, StandardCharsets.UTF_8))
        .update(
            new ClassFolder(
                "room.classes", List.of(root.resolve("src")), List.of(), List.of(), classes()));
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve("src/p").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package p; " + text);
  }
}
