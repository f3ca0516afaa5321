package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DiffTest {
  private static final String HEAD = "--- HotSpot\n+++ image\n";

  @Test
  void equalTextsHaveNone() {
    assertEquals("", Diff.of("a\nb\n", "a\nb\n"));
  }

  @Test
  void aChangedLineStandsInItsContext() {
    String diff = Diff.of("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");
    assertEquals(HEAD + "@@ line 2 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n", diff);
  }

  @Test
  void changesFarApartHaveTheirOwnHunks() {
    String diff = Diff.of("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "1\n2\n3\n4\n5\n6\n7\nb\nc\n");
    assertEquals(
        HEAD + "-a\n 1\n 2\n 3\n@@ line 7 @@\n 6\n 7\n b\n+c\n".replace(" 6\n 7\n b", " 6\n 7\n b"),
        diff);
  }

  @Test
  void aMissingNewlineAtTheEndIsSeen() {
    String withNewline = new Outcome("a\n", "", 0).text();
    String without = new Outcome("a", "", 0).text();
    assertEquals(
        HEAD + " a\n+\\ no newline at end\n --- standard error\n --- status 0\n",
        Diff.of(withNewline, without));
  }
}
