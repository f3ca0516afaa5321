package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesTest {
  /** Some of what a verb loads that does all there is to do; the JVM is in the middle of the last. */
  private static final String ALL =
      """
      java/lang/Object id: 0
      com/sun/tools/javac/comp/Attr id: 1
      aQute/bnd/osgi/Builder id: 2
      biz/aQute/resolve/Bndrun id: 3
      kiln/link/build/Builder id: 4
      org/objectweb/asm/tree/ClassNode id: 5
      java/lang/Str""";

  @TempDir Path cache;
  private Path list;
  private Path archive;
  private Keys keys;

  @BeforeEach
  void files() {
    list = cache.resolve("classes.list");
    archive = cache.resolve("classes.jsa");
    keys = new Keys(cache.resolve("keys"));
  }

  /** As at the end of a verb that went well. */
  private void update() throws IOException, InterruptedException {
    PrintStream log = new PrintStream(new ByteArrayOutputStream());
    List<Path> classPath = jars().map(Path::of).toList();
    new SharedClasses(cache, keys, log, classPath, Optional.of(list)).update(true);
  }

  private static Stream<String> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"));
  }

  @Test
  void aVerbThatDidAllThereIsMakesTheArchive() throws Exception {
    Files.writeString(list, ALL);
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path left = Files.createFile(cache.resolve("classes." + gone.pid() + ".list"));
    long own = ProcessHandle.current().pid();
    Path used = Files.createFile(cache.resolve("classes." + own + ".list"));
    update();
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(used));
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:on", // with which a JVM does not start if the archive does not fit it
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                String.join(File.pathSeparator, jars().toList()),
                "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes());
    assertEquals(0, java.waitFor(), said);
    assertTrue(said.contains("sharing"), said);
  }

  @Test
  void aVerbThatDidLessLeavesItToAnother() throws Exception {
    Files.writeString(list, ALL.replace("org/objectweb/asm/tree/ClassNode", "java/lang/String"));
    update();
    assertFalse(Files.exists(archive));
    assertEquals("", keys.get("classes.jsa"));
  }

  @Test
  void theArchiveOfAnotherJvmIsRemoved() throws Exception {
    Files.writeString(archive, "another's");
    keys.put("classes.jsa", "another");
    update();
    assertFalse(Files.exists(archive));
  }
}
