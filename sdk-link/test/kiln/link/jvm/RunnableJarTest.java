package kiln.link.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import kiln.link.LinkFailure;
import kiln.link.bundles.Bundle;
import kiln.link.bundles.Bundles;
import kiln.link.bundles.ClassPath;
import kiln.link.golden.Golden;
import kiln.link.golden.TestBundles;
import kiln.link.wiring.Wiring;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class RunnableJarTest {
  @TempDir static Path folder;
  private static Bundles bundles;

  @BeforeAll
  static void compile() throws Exception {
    Path classes = folder.resolve("classes");
    TestBundles.compile(Golden.testdata("jvm"), classes);
    Files.writeString(classes.resolve("note.txt"), "a file of the jar\n");
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("shapes.Shapes$Greeter"),
        "# who greets\nshapes.Shapes$Polite # the only one\n");
    Files.writeString(services.resolve("shapes.Shapes$Unasked"), "shapes.Shapes$Triangle\n");
    bundles = ClassPath.read(classes.toString());
  }

  private static byte[] jar(String main) throws LinkFailure {
    return RunnableJar.of(Wiring.plain(bundles, main));
  }

  private record Outcome(int status, String out, String err) {}

  private static Outcome run(byte[] jar) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("app.jar"), jar);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
        "-XX:TieredStopAtLevel=1", "-jar", file.toString())
        .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private static String members(byte[] jar) throws IOException {
    Path file = Files.write(folder.resolve("members.jar"), jar);
    TreeSet<String> members = new TreeSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        members.add(entry.getName());
        if (entry.getName().endsWith(".class")) {
          byte[] content = zip.getInputStream(entry).readAllBytes();
          new ClassReader(content).accept(new Lister(members), ClassReader.SKIP_CODE);
        }
      }
    }
    return String.join("\n", members) + "\n";
  }

  /** Lists the members of a class as {@code name.method descriptor}. */
  private static final class Lister extends ClassVisitor {
    private final TreeSet<String> members;
    private String type;

    Lister(TreeSet<String> members) {
      super(Opcodes.ASM9);
      this.members = members;
    }

    @Override
    public void visit(int v, int access, String name, String s, String superName, String[] i) {
      type = name;
    }

    @Override
    public MethodVisitor visitMethod(int access, String n, String d, String s, String[] e) {
      members.add(type + "." + n + d);
      return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String d, String s, Object value) {
      members.add(type + "." + name + " " + d);
      return null;
    }
  }

  @Test
  void theShakenProgramRunsAsTheWholeOneDoes() throws Exception {
    Outcome outcome = run(jar("shapes.Shapes"));
    assertEquals(
        """
        round Circle[radius=1.0]
        Square 16.0
        step
        [ran]
        [<a>, <b>]
        thread of a
        found by name
        twotrue
        a file of the jar
        good day
        """,
        outcome.out());
    assertTrue(outcome.err().startsWith(
        "Exception in thread \"main\" java.lang.IllegalStateException: the end\n"
            + "\tat shapes.Shapes.main(Shapes.java:"), outcome.err());
    assertEquals(1, outcome.status());
  }

  @Test
  void whatIsNotReachedIsNotThere() throws Exception {
    Golden.check(Golden.testdata("jvm/shapes/members.txt"), members(jar("shapes.Shapes")));
  }

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    assertArrayEquals(jar("shapes.Shapes"), jar("shapes.Shapes"));
  }

  @Test
  void codeOfOtherPlatformsIsRefusedWhereItIsReached() {
    LinkFailure failure = assertThrows(LinkFailure.class, () -> jar("natives.Natives"));
    assertEquals("natives.Natives.write() is native, and the JVM has no code for it; it belongs to"
        + " platforms with images.\n  because natives.Natives.main(String[]) reaches it",
        failure.getMessage());
  }

  @Test
  void membersThatDoNotExistAreNamedWithTheirCallers() throws Exception {
    LinkFailure failure = assertThrows(
        LinkFailure.class, () -> RunnableJar.of(Wiring.plain(damaged(), "broken.Broken")));
    assertEquals(
        """
        broken.Broken$Middle.go() calls broken.Broken$Missing.call(int, String), which does not \
        exist.
          because broken.Broken.main(String[]) reaches it
        broken.Broken$Middle.go() uses the class broken.Broken$Gone, which does not exist.
          because broken.Broken.main(String[]) reaches it
        broken.Broken$Middle.go() uses the field broken.Broken$Missing.field, which does not exist.
          because broken.Broken.main(String[]) reaches it""",
        failure.getMessage());
  }

  /** The bundles as after an edit of one class that the others were not compiled against. */
  private static Bundles damaged() {
    TreeMap<String, byte[]> entries = new TreeMap<>(bundles.bundles().get(0).entries());
    entries.remove("broken/Broken$Gone.class");
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, "broken/Broken$Missing", null,
        "java/lang/Object", null);
    writer.visitEnd();
    entries.put("broken/Broken$Missing.class", writer.toByteArray());
    return new Bundles(List.of(new Bundle("damaged", "", "damaged", entries)));
  }

  @Test
  void jarsHoldNoTraceOfFrameworks() throws Exception {
    String text = new String(jar("shapes.Shapes"), StandardCharsets.ISO_8859_1);
    for (String word : new ArrayList<>(List.of("OSGI-INF", "felix", "org/osgi"))) {
      assertFalse(text.contains(word), word);
    }
  }
}
