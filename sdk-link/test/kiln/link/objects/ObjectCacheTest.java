package kiln.link.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectCacheTest {
  @TempDir Path folder;

  private static FileTime hoursAgo(int hours) {
    return FileTime.from(Instant.now().minus(Duration.ofHours(hours)));
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    ObjectCache cache = new ObjectCache(folder.resolve("new"), 1000);
    assertNull(cache.get("a"));
    cache.put("a", new byte[] {1, 2, 3});
    cache.put("a", new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, cache.get("a"));
  }

  @Test
  void aCutEntryIsAbsent() throws Exception {
    ObjectCache cache = new ObjectCache(folder, 1000);
    cache.put("a", new byte[100]);
    for (int length : new int[] {120, 40, 10, 0}) {
      cache.put("a", new byte[100]);
      Files.write(folder.resolve("a.o"), java.util.Arrays.copyOf(
          Files.readAllBytes(folder.resolve("a.o")), length));
      assertNull(cache.get("a"));
      assertTrue(Files.notExists(folder.resolve("a.o")));
    }
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws Exception {
    ObjectCache cache = new ObjectCache(folder, 360);
    for (String key : new String[] {"old", "used", "new"}) {
      cache.put(key, new byte[100]);
    }
    Files.setLastModifiedTime(folder.resolve("old.o"), hoursAgo(5));
    Files.setLastModifiedTime(folder.resolve("used.o"), hoursAgo(9));
    cache.get("used");
    cache.trim();
    assertNull(cache.get("old"));
    assertArrayEquals(new byte[100], cache.get("used"));
    assertArrayEquals(new byte[100], cache.get("new"));
  }

  @Test
  void trimsNowAndThen() throws Exception {
    ObjectCache cache = new ObjectCache(folder, 100);
    cache.put("a", new byte[200]);
    cache.trimIfDue();
    assertNull(cache.get("a"));
    cache.put("b", new byte[200]);
    cache.trimIfDue();
    assertArrayEquals(new byte[200], cache.get("b"), "not due yet");
    Files.setLastModifiedTime(folder.resolve("trimmed"), hoursAgo(1));
    cache.trimIfDue();
    assertNull(cache.get("b"));
  }

  @Test
  void leftoversOfDeadProcessesGo() throws Exception {
    ObjectCache cache = new ObjectCache(folder, 1000);
    Path dead = Files.createFile(folder.resolve("new-1.part"));
    Path alive = Files.createFile(folder.resolve("new-2.part"));
    Files.setLastModifiedTime(dead, hoursAgo(2));
    cache.trim();
    assertTrue(Files.notExists(dead));
    assertTrue(Files.exists(alive));
  }
}
