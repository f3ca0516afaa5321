package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of two rooms: {@code lower}, and {@code upper} which uses it. */
class BuilderTest {
  @TempDir Path root;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void workspace() throws IOException {
    write("cnf/build.bnd", "javac.source: 17\njavac.target: 17\n-reproducible: true\n");
    write("bnd.bnd", "# shared\n");
    Files.createDirectories(root.resolve("cnf/cache"));
    write("lower/bnd.bnd", "java.options: -Xlint:all, -Werror\n-privatepackage: low\n");
    write("lower/src/low/Low.java", "package low; public class Low { public int n() { return 1; } }");
    write("upper/bnd.bnd", "-buildpath: lower;version=project\n-privatepackage: up\n");
    write("upper/src/up/Up.java", "package up; public class Up { int m = new low.Low().n(); }");
  }

  @Test
  void aCleanTreeIsCompiledAndBundledInDependencyOrder() throws Exception {
    assertEquals(
        List.of(
            "compiling lower classes", "bundling lower", "compiling upper classes", "bundling upper"),
        build(Goal.BUNDLES));
    assertTrue(Files.isRegularFile(root.resolve("upper/generated/upper.jar")));
  }

  @Test
  void anUntouchedTreeIsLeftAlone() throws Exception {
    build(Goal.BUNDLES);
    assertEquals(List.of(), build(Goal.BUNDLES));
  }

  @Test
  void aTouchedFileOfTheSameContentIsNotCompiledAgain() throws Exception {
    build(Goal.BUNDLES);
    Path source = root.resolve("lower/src/low/Low.java");
    write("lower/src/low/Low.java", Files.readString(source));
    assertEquals(List.of(), build(Goal.BUNDLES));
  }

  @Test
  void aCommentIsNoReasonToCompileTheRoomsAbove() throws Exception {
    build(Goal.BUNDLES);
    write(
        "lower/src/low/Low.java",
        "package low; public class Low { public int n() { return 1; } /* one */ }");
    assertEquals(List.of("compiling lower classes"), build(Goal.BUNDLES));
  }

  @Test
  void aChangeBelowCompilesTheRoomsAbove() throws Exception {
    build(Goal.BUNDLES);
    write("lower/src/low/Low.java", "package low; public class Low { public int n() { return 2; } }");
    assertTrue(build(Goal.BUNDLES).contains("compiling upper classes"));
  }

  @Test
  void aDeletedBundleIsMadeAgain() throws Exception {
    build(Goal.BUNDLES);
    Files.delete(root.resolve("upper/generated/upper.jar"));
    assertEquals(List.of("bundling upper"), build(Goal.BUNDLES));
  }

  @Test
  void aRoomWithoutContentHasNoBundle() throws Exception {
    write("later/bnd.bnd", "-privatepackage: later\n");
    assertFalse(build(Goal.BUNDLES).contains("bundling later"));
  }

  @Test
  void aDeletedSourceTakesItsClassAlong() throws Exception {
    write("lower/src/low/Extra.java", "package low; class Extra {}");
    build(Goal.BUNDLES);
    Files.delete(root.resolve("lower/src/low/Extra.java"));
    build(Goal.BUNDLES);
    assertFalse(Files.exists(root.resolve("lower/bin/low/Extra.class")));
  }

  @Test
  void aRoomThatFailsKeepsItsClassesAndHoldsUpOnlyThoseAboveIt() throws Exception {
    write("aside/bnd.bnd", "-privatepackage: as\n");
    write("aside/src/as/As.java", "package as; class As {}");
    build(Goal.BUNDLES);
    write("lower/src/low/Low.java", "package low; public class Low { int n() { return x; } }");
    write("aside/src/as/As.java", "package as; class As { int changed; }");

    Outcome outcome = builder().build(Goal.BUNDLES);
    assertEquals(Set.of("lower", "upper"), outcome.problems().keySet());
    String problem = outcome.problems().get("lower").get(0);
    assertTrue(problem.startsWith("lower/src/low/Low.java:1: cannot find symbol"), problem);
    assertEquals(
        List.of("upper: not built, because lower could not be."), outcome.problems().get("upper"));
    assertTrue(Files.isRegularFile(root.resolve("lower/bin/low/Low.class")));
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("compiling aside classes"));
  }

  @Test
  void aWarningIsAnErrorWhereTheRoomSaysSo() throws Exception {
    write("lower/src/low/Warned.java", "package low; class Warned implements java.io.Serializable {}");
    Outcome outcome = builder().build(Goal.BUNDLES);
    if (Jdk17.isRunning()) {
      assertTrue(outcome.problems().get("lower").get(0).contains("serialVersionUID"));
    } else {
      assertEquals(Set.of(), outcome.problems().keySet()); // other compilers, other warnings
    }
  }

  @Test
  void aRoomMayNotUseWhatItsBuildpathDoesNotName() throws Exception {
    write("upper/bnd.bnd", "-privatepackage: up\n");
    Outcome outcome = builder().build(Goal.BUNDLES);
    assertEquals(Set.of("upper"), outcome.problems().keySet());
    assertThrows(BuildFailure.class, outcome::orFail);
  }

  @Test
  void aJarThatNobodyFetchedIsNamed() throws Exception {
    write("upper/bnd.bnd", "-buildpath: no.such.bundle\n-privatepackage: up\n");
    String problem = builder().build(Goal.BUNDLES).problems().get("upper").get(0);
    assertTrue(problem.startsWith("upper/bnd.bnd: no.such.bundle"), problem);
  }

  private Builder builder() {
    return new Builder(root, new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  /** Builds, insists on success and gives the lines of the log. */
  private List<String> build(Goal goal) throws Exception {
    log.reset();
    builder().build(goal).orFail();
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
