package lang;

import java.util.Arrays;

/** Arrays of arrays: rectangular, ragged, partly null, covariant. */
public class MultiArrays {
  public static void main(String[] args) {
    int[][] grid = new int[3][4];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < grid[i].length; j++) {
        grid[i][j] = i * 10 + j;
      }
    }
    System.out.println(Arrays.deepToString(grid));
    long[][][] cube = new long[2][3][2];
    cube[1][2][1] = 5;
    System.out.println(Arrays.deepToString(cube) + cube[0][0].getClass().getName());
    int[][] ragged = {{1}, {}, {1, 2, 3}, null};
    System.out.println(Arrays.deepToString(ragged));
    String[][] half = new String[2][];
    System.out.println(half[1] + " " + half.getClass().getName());
    half[1] = new String[] {"x", null};
    System.out.println(Arrays.deepToString(half));
    Object[] objects = grid;
    System.out.println(objects instanceof int[][]);
    Object[][] wider = half;
    System.out.println(wider[1][0]);
    int[][] shallow = grid.clone();
    shallow[0][0] = 99;
    shallow[1] = new int[] {7};
    System.out.println(grid[0][0] + " " + grid[1].length);
    double[][] zero = new double[0][5];
    System.out.println(zero.length + " " + new char[2][0][3][1].length);
    int[] flat[] = {{4, 5}, {6}};
    int sum = 0;
    for (int[] row : flat) {
      for (int v : row) {
        sum += v;
      }
    }
    System.out.println(sum);
    try {
      int n = -1;
      int[][] bad = new int[2][n];
      System.out.println(bad);
    } catch (NegativeArraySizeException e) {
      System.out.println(e.getMessage());
    }
    int[][][][] deep = new int[2][2][2][];
    System.out.println(deep[1][1][1] + " " + deep[0].getClass().getName());
    char[][] text = {"abc".toCharArray(), "de".toCharArray()};
    text[1][0]++;
    System.out.println(new String(text[1]) + String.valueOf(text[0], 1, 2));
  }
}
