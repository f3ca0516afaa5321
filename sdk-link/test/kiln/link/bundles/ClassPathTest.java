package kiln.link.bundles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kiln.link.LinkFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir Path folder;

  private static byte[] file(int mark) {
    return new byte[] {
      (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, (byte) mark
    };
  }

  private Path jar(String name, String manifest, String path, int mark) throws IOException {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(("Manifest-Version: 1.0\n" + manifest).getBytes());
      zip.putNextEntry(new ZipEntry(path));
      zip.write(file(mark));
    }
    return jar;
  }

  private Path classes(String path, int mark) throws IOException {
    Path file = folder.resolve("classes").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, file(mark));
    return folder.resolve("classes");
  }

  @Test
  void theFirstClassOfANameWins() throws Exception {
    Path jar = jar("a.jar", "", "a/A.class", 1);
    Path classes = classes("a/A.class", 2);
    Bundles first = ClassPath.read(jar + File.pathSeparator + classes);
    assertEquals(1, first.classFile("a/A")[8]);
    Bundles second = ClassPath.read(classes + File.pathSeparator + jar);
    assertEquals(2, second.classFile("a/A")[8]);
    assertEquals("classes", second.owner("a/A").name());
  }

  @Test
  void anAsteriskIsEveryJarOfItsFolder() throws Exception {
    jar("lib/b.jar", "", "b/B.class", 1);
    jar("lib/a.jar", "", "a/A.class", 1);
    Bundles bundles = ClassPath.read(folder.resolve("lib") + "/*");
    List<String> names = bundles.bundles().stream().map(Bundle::name).toList();
    assertEquals(List.of("a.jar", "b.jar"), names);
  }

  @Test
  void manifestsNameMoreJars() throws Exception {
    jar("lib/more.jar", "Class-Path: ../main.jar gone.jar\n", "b/B.class", 7);
    Path main = jar("main.jar", "Class-Path: lib/more.jar\n", "a/A.class", 1);
    assertEquals(7, ClassPath.read(main.toString()).classFile("b/B")[8]);
  }

  @Test
  void whatIsNotThereIsASentence() {
    Path gone = folder.resolve("gone.jar");
    LinkFailure failure = assertThrows(
        LinkFailure.class, () -> ClassPath.read(gone + File.pathSeparator + gone + "/*"));
    assertEquals("Nothing on the class path at " + gone + ": no such folder or jar.\n"
        + "Nothing on the class path at " + gone + "/*: no such folder.", failure.getMessage());
  }
}
