package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
  @TempDir Path root;

  @Test
  void whatIsMissingMakesOneLine() throws IOException {
    Packages packages =
        packages(
            """
            # comment
            sh      dash    every script
            no-such-tool-1  one    this
            no-such-tool-2  two    that and that
            no-such-tool-3  one    those
            """);
    assertEquals(4, packages.tools().size());
    assertEquals(
        "apt-get install -y --no-install-recommends one two", Packages.line(packages.missing()));
  }

  @Test
  void aReasonThatNamesAToolOrItsPackageCouldBeCured() throws IOException {
    String curable = packages("qemu-system-x86_64 qemu-system-x86 images\n").curable();
    assertTrue("no qemu-system-x86_64 here".matches(curable));
    assertTrue("needs qemu-system-x86".matches(curable));
    assertTrue("tshark is not installed".matches(curable));
    assertFalse("no KVM on this machine".matches(curable));
    assertFalse("wants qemu-system-x86_64-spice".matches(curable));
  }

  @Test
  void aLineThatLacksAFieldIsQuoted() {
    IOException e = assertThrows(IOException.class, () -> packages("gcc gcc\n"));
    assertTrue(e.getMessage().contains("'gcc gcc'"), e.getMessage());
  }

  @Test
  void theCommittedListIsWellFormed() throws IOException {
    assertFalse(Packages.read(Path.of("")).tools().isEmpty());
  }

  private Packages packages(String text) throws IOException {
    Files.createDirectories(root.resolve("cnf"));
    Files.writeString(root.resolve("cnf/packages.txt"), text);
    return Packages.read(root);
  }
}
