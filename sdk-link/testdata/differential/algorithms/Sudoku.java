package algorithms;

/** A sudoku by constraint bits. */
public class Sudoku {
  private final int[] cells = new int[81];
  private final int[] rows = new int[9];
  private final int[] columns = new int[9];
  private final int[] boxes = new int[9];
  private int steps;

  boolean set(int at, int digit) {
    int bit = 1 << digit;
    int r = at / 9;
    int c = at % 9;
    int b = r / 3 * 3 + c / 3;
    if (((rows[r] | columns[c] | boxes[b]) & bit) != 0) {
      return false;
    }
    rows[r] |= bit;
    columns[c] |= bit;
    boxes[b] |= bit;
    cells[at] = digit;
    return true;
  }

  void clear(int at) {
    int bit = ~(1 << cells[at]);
    rows[at / 9] &= bit;
    columns[at % 9] &= bit;
    boxes[at / 27 * 3 + at % 9 / 3] &= bit;
    cells[at] = 0;
  }

  boolean solve(int at) {
    steps++;
    while (at < 81 && cells[at] != 0) {
      at++;
    }
    if (at == 81) {
      return true;
    }
    for (int d = 1; d <= 9; d++) {
      if (set(at, d)) {
        if (solve(at + 1)) {
          return true;
        }
        clear(at);
      }
    }
    return false;
  }

  public static void main(String[] args) {
    String puzzle =
        "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79";
    Sudoku s = new Sudoku();
    for (int i = 0; i < 81; i++) {
      if (puzzle.charAt(i) != '.' && !s.set(i, puzzle.charAt(i) - '0')) {
        throw new AssertionError(i);
      }
    }
    System.out.println(s.solve(0) + " " + s.steps);
    for (int r = 0; r < 9; r++) {
      for (int c = 0; c < 9; c++) {
        System.out.print(s.cells[r * 9 + c] + (c % 3 == 2 ? "  " : " "));
      }
      System.out.println(r % 3 == 2 ? "\n" : "");
    }
  }
}
