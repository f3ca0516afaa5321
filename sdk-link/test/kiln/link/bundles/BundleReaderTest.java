package kiln.link.bundles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kiln.link.LinkFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleReaderTest {
  private static final String NAME = "Manifest-Version: 1.0\nBundle-SymbolicName: ";

  @TempDir Path folder;

  /** Writes a jar; {@code entries} are paths and contents in turn, {@code 61} a class file. */
  private Path jar(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(content(entries[i], entries[i + 1]));
        zip.closeEntry();
      }
    }
    return file;
  }

  /** Of a class file only what is looked at here: magic number and version (JVMS §4.1). */
  private static byte[] content(String path, String text) {
    if (!path.endsWith(".class") || text.equals("text")) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    int dot = text.indexOf('.'); // "61" or "61.7": version and a byte to tell contents apart
    int version = Integer.parseInt(dot < 0 ? text : text.substring(0, dot));
    int mark = dot < 0 ? 0 : Integer.parseInt(text.substring(dot + 1));
    return new byte[] {
      (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) version, (byte) mark
    };
  }

  private static String problems(Path... jars) {
    LinkFailure failure =
        assertThrows(LinkFailure.class, () -> BundleReader.read(List.of(jars)));
    return String.join("\n", failure.problems());
  }

  @Test
  void bundlesAreSortedAndSoAreTheirEntries() throws Exception {
    Path b = jar("1.jar", "META-INF/MANIFEST.MF", NAME + "b;singleton:=true\n", "b/B.class", "61",
        "b/A.class", "52");
    Path a = jar("2.jar", "META-INF/MANIFEST.MF", NAME + "a\nBundle-Version: 1.2.3\n", "x", "yz");
    assertEquals(
        """
        bundle a 1.2.3
          META-INF/MANIFEST.MF 67
          x 2
        bundle b
          META-INF/MANIFEST.MF 61
          b/A.class 9
          b/B.class 9
        """,
        BundleReader.read(List.of(b, a)).dump());
  }

  @Test
  void theVersionForJava17IsChosen() throws Exception {
    Bundles bundles = BundleReader.read(List.of(jar("m.jar",
        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n",
        "a/A.class", "52.1",
        "META-INF/versions/9/a/A.class", "53.2",
        "META-INF/versions/17/a/A.class", "61.3",
        "META-INF/versions/21/a/A.class", "65.4",
        "META-INF/versions/11/a/New.class", "55.5",
        "META-INF/versions/9/module-info.class", "53")));
    assertEquals(3, bundles.classFile("a/A")[8]);
    assertEquals(5, bundles.classFile("a/New")[8]);
    assertEquals("[META-INF/MANIFEST.MF, a/A.class, a/New.class]",
        bundles.bundles().get(0).entries().keySet().toString());
  }

  @Test
  void versionsCountOnlyWhereTheManifestSaysSo() throws Exception {
    Bundles bundles = BundleReader.read(List.of(jar("m.jar",
        "a/A.class", "52.1", "META-INF/versions/9/a/A.class", "53.2")));
    assertEquals(1, bundles.classFile("a/A")[8]);
  }

  @Test
  void signaturesAndModuleDescriptorsAreDropped() throws Exception {
    String main = NAME + "s\n\n";
    Bundles bundles = BundleReader.read(List.of(jar("s.jar",
        "META-INF/MANIFEST.MF", main + "Name: a/A.class\nSHA-256-Digest: xyz\n\n",
        "META-INF/KEY.SF", "x", "META-INF/KEY.RSA", "x", "META-INF/key.ec", "x",
        "META-INF/SIG-ONE", "x", "META-INF/INDEX.LIST", "x",
        "module-info.class", "53", "OSGI-OPT/src/A.java", "x",
        "META-INF/services/a.A", "a.B", "a/A.class", "61")));
    assertEquals("[META-INF/MANIFEST.MF, META-INF/services/a.A, a/A.class]",
        bundles.bundles().get(0).entries().keySet().toString());
    assertArrayEquals(main.getBytes(StandardCharsets.UTF_8),
        bundles.entry("META-INF/MANIFEST.MF"));
  }

  @Test
  void duplicateClassesNameBothJars() throws Exception {
    Path one = jar("one.jar", "META-INF/MANIFEST.MF", NAME + "one\nBundle-Version: 1\n",
        "a/A.class", "61", "a/B.class", "61", "a/C.class", "61", "x.txt", "1");
    Path two = jar("two.jar", "META-INF/MANIFEST.MF", NAME + "two\nBundle-Version: 2\n",
        "a/A.class", "61", "x.txt", "2");
    assertEquals("Class a.A is in two bundles, one 1 (one.jar) and two 2 (two.jar). Leave one of"
        + " them out, or build one without it.", problems(one, two));
    Path three = jar("three.jar", "a/A.class", "61", "a/B.class", "61", "a/C.class", "61");
    assertEquals("Class a.A and 2 more classes are in two bundles, one 1 (one.jar) and three.jar"
        + " (three.jar). Leave one of them out, or build one without it.", problems(one, three));
  }

  @Test
  void whatNoImageHoldsIsRefusedAtOnce() throws Exception {
    Path jar = jar("bad.jar",
        "META-INF/MANIFEST.MF", NAME + "bad\nBundle-ClassPath: ., lib/inner.jar\n",
        "a/A.class", "65", "a/B.class", "66", "a/C.class", "text", "java/lang/Mine.class", "61");
    assertEquals(
        """
        Bundle bad: a/A.class is class file version 65 (Java 21) (and 1 more like it), but an \
        image takes up to version 61 (Java 17): compile with --release 17.
        Bundle bad: a/C.class is no class file: build the bundle again.
        Bundle bad: java/lang/Mine.class is in a package of the JDK, whose classes are part of \
        every image: leave it out.
        Bundle bad keeps classes in jars inside its jar (Bundle-ClassPath: ., lib/inner.jar): \
        build it with its classes unpacked (-includeresource: @inner.jar).""",
        problems(jar));
  }

  @Test
  void aFileThatIsNoJarIsASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("no.jar"), "no");
    assertEquals("Cannot read " + file + ": zip file is empty.",
        problems(Files.writeString(file, "")));
    assertEquals("Cannot read " + folder.resolve("gone.jar") + ": "
        + folder.resolve("gone.jar") + ".", problems(folder.resolve("gone.jar")));
  }

  @Test
  void classesAreFoundByName() throws Exception {
    Bundles bundles = BundleReader.read(List.of(jar("a.jar", "a/A.class", "61")));
    assertEquals("a.jar", bundles.owner("a/A").name());
    assertNull(bundles.owner("a/B"));
    assertNull(bundles.classFile("a/B"));
  }
}
