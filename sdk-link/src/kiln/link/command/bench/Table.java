package kiln.link.command.bench;

import java.util.ArrayList;
import java.util.List;

/** The rows of a benchmark as text, columns aligned, with the closing count of bars. */
record Table(List<Row> rows) {
  private static final List<String> TITLES = List.of("what", "ours", "peer", "ratio", "bar");

  String print() {
    List<List<String>> lines = new ArrayList<>(List.of(TITLES));
    rows.forEach(row -> lines.add(row.cells()));
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder printed = new StringBuilder();
      for (int column = 0; column < TITLES.size(); column++) {
        int width = width(lines, column);
        boolean number = column > 0 && column < TITLES.size() - 1;
        String format = number ? "%" + width + "s  " : "%-" + width + "s  ";
        printed.append(String.format(format, line.get(column)));
      }
      text.append(printed.toString().stripTrailing()).append('\n');
    }
    return text.append(closing()).append('\n').toString();
  }

  String closing() {
    return "bars held: %d of %d".formatted(held(), rows.stream().filter(Row::hasBar).count());
  }

  boolean allHeld() {
    return held() == rows.stream().filter(Row::hasBar).count();
  }

  private long held() {
    return rows.stream().filter(Row::hasBar).filter(Row::holds).count();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
