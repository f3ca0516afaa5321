package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir Path folder;

  @Test
  void neighboursDoNotRunIntoEachOther() {
    assertNotEquals(
        new Fingerprint().add("ab").add("c").hex(), new Fingerprint().add("a").add("bc").hex());
  }

  @Test
  void neitherTimeNorPlaceMatters() throws IOException {
    Path one = tree("one");
    Path other = tree("other");
    Files.setLastModifiedTime(other.resolve("b/B.java"), FileTime.fromMillis(0));
    assertEquals(of(one), of(other));
  }

  @Test
  void contentMatters() throws IOException {
    Path tree = tree("tree");
    String before = of(tree);
    Files.writeString(tree.resolve("b/B.java"), "class C {}");
    assertNotEquals(before, of(tree));
  }

  @Test
  void namesMatter() throws IOException {
    Path tree = tree("tree");
    String before = of(tree);
    Files.move(tree.resolve("b/B.java"), tree.resolve("b/C.java"));
    assertNotEquals(before, of(tree));
  }

  @Test
  void aFolderThatDoesNotExistIsEmpty() throws IOException {
    assertEquals(new Fingerprint().hex(), of(folder.resolve("nowhere")));
  }

  private Path tree(String name) throws IOException {
    Path tree = Files.createDirectories(folder.resolve(name).resolve("b")).getParent();
    Files.writeString(tree.resolve("A.java"), "class A {}");
    Files.writeString(tree.resolve("b/B.java"), "class B {}");
    return tree;
  }

  private static String of(Path tree) throws IOException {
    return new Fingerprint().addTree(tree, file -> true).hex();
  }
}
