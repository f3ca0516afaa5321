package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of two rooms: {@code lower}, and {@code upper} which uses it. */
class BuilderTest {
  private static final byte[] MARK = {1, 2, 3};

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

  /** A room of two bundles, {@code many.one} and {@code many.two}. */
  private void twoBundles() throws IOException {
    write("many/bnd.bnd", "-sub: *.bnd\n");
    for (String name : List.of("one", "two")) {
      write("many/" + name + ".bnd", "-privatepackage: " + name + "\n");
      write("many/src/" + name + "/A.java", "package " + name + "; public class A {}");
      write("many/src/" + name + "/B.java", "package " + name + "; public class B {}");
    }
  }

  private byte[] jar(String name) throws IOException {
    return Files.readAllBytes(root.resolve("many/generated/many." + name + ".jar"));
  }

  /** Puts something else in the place of a jar, so that one which is made anew is seen. */
  private void mark(String name) throws IOException {
    Path jar = root.resolve("many/generated/many." + name + ".jar");
    byte[] before = Files.readAllBytes(jar);
    byte[] marked = Arrays.copyOf(before, before.length + MARK.length); // a jar ends in any comment
    System.arraycopy(MARK, 0, marked, before.length, MARK.length);
    Files.write(jar, marked);
  }

  private boolean isMarked(String name) throws IOException {
    byte[] jar = jar(name);
    return Arrays.equals(MARK, Arrays.copyOfRange(jar, jar.length - MARK.length, jar.length));
  }

  @Test
  void anEditMakesTheBundlesThatHoldItAndNoOther() throws Exception {
    twoBundles();
    build(Goal.BUNDLES);
    mark("one");
    mark("two");
    write("many/src/two/B.java", "package two; public class B { int edited; }");
    assertEquals(
        List.of(
            "compiling many classes: 1 of 4 sources", "compiling many classes", "bundling many"),
        build(Goal.BUNDLES));
    assertTrue(isMarked("one"));
    assertFalse(isMarked("two"));
    assertEquals(List.of(), build(Goal.BUNDLES));

    write("many/one.bnd", "-privatepackage: one\nX-New: yes\n");
    build(Goal.BUNDLES);
    assertFalse(isMarked("one"));
  }

  @Test
  void whatOneEditMakesIsWhatACleanBuildMakes() throws Exception {
    twoBundles();
    build(Goal.BUNDLES);
    write("many/src/two/A.java", "package two; public class A { one.A other; }");
    write("many/src/one/C.java", "package one; public class C {}");
    Files.delete(root.resolve("many/src/one/B.java"));
    build(Goal.BUNDLES);
    byte[] one = jar("one");
    byte[] two = jar("two");
    Mirror.delete(root.resolve("many/generated"));
    Mirror.delete(root.resolve("many/bin"));
    build(Goal.BUNDLES);
    assertArrayEquals(jar("one"), one);
    assertArrayEquals(jar("two"), two);
    assertEquals(2, Files.readAllLines(root.resolve("many/generated/buildfiles")).size());
  }

  @Test
  void aPackageThatComesMayGoIntoAnyBundle() throws Exception {
    twoBundles();
    write("many/one.bnd", "-privatepackage: one*\n");
    build(Goal.BUNDLES);
    write("many/src/onemore/A.java", "package onemore; public class A {}");
    build(Goal.BUNDLES);
    try (JarFile one = new JarFile(root.resolve("many/generated/many.one.jar").toFile())) {
      assertTrue(one.getEntry("onemore/A.class") != null);
    }
  }

  @Test
  void aBundleThatDoesNotBuildIsTriedAgain() throws Exception {
    twoBundles();
    build(Goal.BUNDLES);
    write("many/two.bnd", "-privatepackage: none\n");
    assertEquals(Set.of("many"), builder().build(Goal.BUNDLES).problems().keySet());
    assertEquals(Set.of("many"), builder().build(Goal.BUNDLES).problems().keySet());
    write("many/two.bnd", "-privatepackage: two\n");
    assertEquals(List.of("bundling many"), build(Goal.BUNDLES));
  }

  @Test
  void aBundleOfAnotherNameIsAProblem() throws Exception {
    twoBundles();
    write("many/two.bnd", "-privatepackage: two\nBundle-SymbolicName: other\n");
    assertEquals(
        List.of("many/two.bnd made no many.two.jar: leave Bundle-SymbolicName to bnd."),
        builder().build(Goal.BUNDLES).problems().get("many"));
  }

  @Test
  void deletedClassesAreMadeAgain() throws Exception {
    build(Goal.BUNDLES);
    Mirror.delete(root.resolve("lower/bin"));
    assertEquals(List.of("compiling lower classes"), build(Goal.BUNDLES));
    assertTrue(Files.isRegularFile(root.resolve("lower/bin/low/Low.class")));
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
