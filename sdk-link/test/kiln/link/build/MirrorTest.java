package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1000);

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void twoFolders() throws IOException {
    source = Files.createDirectories(folder.resolve("source/p"));
    target = Files.createDirectories(folder.resolve("target/p"));
    source = source.getParent();
    target = target.getParent();
  }

  @Test
  void whatIsGoneFromTheSourceIsDeleted() throws IOException {
    Files.writeString(target.resolve("p/Old.class"), "old");
    Mirror.update(source, target);
    assertFalse(Files.exists(target.resolve("p/Old.class")));
  }

  @Test
  void whatIsNewIsThere() throws IOException {
    Files.writeString(source.resolve("p/New.class"), "new");
    Mirror.update(source, target);
    assertEquals("new", Files.readString(target.resolve("p/New.class")));
  }

  @Test
  void anEqualFileIsNotTouched() throws IOException {
    Files.writeString(source.resolve("p/Same.class"), "same");
    Path same = Files.writeString(target.resolve("p/Same.class"), "same");
    Files.setLastModifiedTime(same, LONG_AGO);
    Mirror.update(source, target);
    assertEquals(LONG_AGO, Files.getLastModifiedTime(same));
  }

  @Test
  void deletingWhatDoesNotExistIsNothing() throws IOException {
    Mirror.delete(folder.resolve("nowhere"));
    Mirror.delete(target);
    assertFalse(Files.exists(target));
  }
}
