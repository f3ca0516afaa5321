package kiln.link.differential;

import java.util.ArrayList;
import java.util.List;

/** A unified diff of two texts by lines, with three lines of context. */
final class Diff {
  private static final int CONTEXT = 3;

  /** Beyond this many lines on a side the table of a full comparison grows too large. */
  private static final int MAX_LINES = 4000;

  private Diff() {}

  /** The diff, or an empty string if the texts are equal. */
  static String of(String expected, String actual) {
    if (expected.equals(actual)) {
      return "";
    }
    List<String> edits = edits(lines(expected), lines(actual));
    StringBuilder text = new StringBuilder("--- HotSpot\n+++ image\n");
    int shownTo = 0;
    for (int i = 0; i < edits.size(); i++) {
      if (edits.get(i).charAt(0) == ' ') {
        continue;
      }
      int from = Math.max(shownTo, i - CONTEXT);
      if (from > shownTo) {
        text.append("@@ line ").append(from + 1).append(" @@\n");
      }
      int to = i + 1;
      while (to < edits.size() && to < i + 1 + CONTEXT) {
        i = edits.get(to).charAt(0) == ' ' ? i : to;
        to++;
      }
      edits.subList(from, to).forEach(line -> text.append(line).append('\n'));
      shownTo = to;
      i = to - 1;
    }
    return text.toString();
  }

  private static List<String> lines(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() <= MAX_LINES ? lines : lines.subList(0, MAX_LINES);
  }

  /** All lines, marked by ' ' (in both), '-' (expected only) or '+' (actual only). */
  private static List<String> edits(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1]; // length of the longest common tail
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> edits = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        edits.add(" " + a.get(i++));
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        edits.add("-" + a.get(i++));
      } else {
        edits.add("+" + b.get(j++));
      }
    }
    return edits;
  }
}
