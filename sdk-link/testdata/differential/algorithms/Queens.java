package algorithms;

/** Eight queens by backtracking, and by bits. */
public class Queens {
  static int solutions;

  static void place(int[] columns, int row) {
    int n = columns.length;
    if (row == n) {
      if (solutions++ < 3) {
        StringBuilder b = new StringBuilder();
        for (int c : columns) {
          b.append(".".repeat(c)).append('Q').append(".".repeat(n - 1 - c)).append('\n');
        }
        System.out.println(b);
      }
      return;
    }
    next:
    for (int c = 0; c < n; c++) {
      for (int r = 0; r < row; r++) {
        if (columns[r] == c || Math.abs(columns[r] - c) == row - r) {
          continue next;
        }
      }
      columns[row] = c;
      place(columns, row + 1);
    }
  }

  static int count(int all, int columns, int left, int right) {
    if (columns == all) {
      return 1;
    }
    int free = all & ~(columns | left | right);
    int sum = 0;
    while (free != 0) {
      int bit = free & -free;
      free ^= bit;
      sum += count(all, columns | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return sum;
  }

  public static void main(String[] args) {
    place(new int[8], 0);
    System.out.println(solutions);
    for (int n = 1; n <= 9; n++) {
      System.out.print(count((1 << n) - 1, 0, 0, 0) + " ");
    }
    System.out.println();
  }
}
