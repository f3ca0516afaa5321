package kiln.link.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the bytes of an artifact go, as text: by kind, by bundle, by package and by class.
 *
 * <p>Invariant: each table adds up to the artifact.
 */
public final class SizeTable {
  /** Rows of the longer tables, unless all are asked for. */
  private static final int ROWS = 20;

  /** Some bytes, and whose they are, from the coarse to the fine. */
  public record Row(String kind, String bundle, String packageName, String className, long bytes) {
    /** Bytes that belong to no class. */
    public static Row only(String kind, String name, long bytes) {
      return new Row(kind, name, name, name, bytes);
    }
  }

  private final List<Row> rows;
  private final int shown;
  private final long total;
  private final StringBuilder text = new StringBuilder();

  private SizeTable(List<Row> rows, boolean all) {
    this.rows = rows;
    this.shown = all ? Integer.MAX_VALUE : ROWS;
    this.total = rows.stream().mapToLong(Row::bytes).sum();
  }

  /**
   * The tables, ending with a line end.
   *
   * @param what was measured, as in {@code hello.linux}
   * @param all whether to print every row, not only the largest
   */
  public static String of(String what, List<Row> rows, boolean all) {
    SizeTable table = new SizeTable(rows, all);
    table.text.append(what).append(": ").append(table.total).append(" bytes.\n");
    table.table("By kind", Row::kind);
    table.table("By bundle", Row::bundle);
    table.table("By package", Row::packageName);
    table.table("By class", Row::className);
    return table.text.toString();
  }

  private void table(String title, Function<Row, String> key) {
    TreeMap<String, Long> sums = new TreeMap<>();
    rows.forEach(row -> sums.merge(key.apply(row), row.bytes(), Long::sum));
    List<Map.Entry<String, Long>> sorted = sums.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue()))
        .toList();
    text.append('\n').append(title).append(":\n");
    sorted.stream().limit(shown).forEach(e -> line(e.getValue(), e.getKey()));
    long rest = sorted.stream().skip(shown).mapToLong(Map.Entry::getValue).sum();
    if (rest > 0) {
      line(rest, (sorted.size() - shown) + " more (--all shows them)");
    }
  }

  private void line(long bytes, String name) {
    text.append(
        String.format(Locale.ROOT, "%9d %5.1f %%  %s\n", bytes, 100.0 * bytes / total, name));
  }
}
