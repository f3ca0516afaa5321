package algorithms;

/** Conway's game of life on a torus of bytes. */
public class Life {
  public static void main(String[] args) {
    int h = 16;
    int w = 40;
    byte[][] grid = new byte[h][w];
    String glider = ".#...##.##";
    for (int i = 0; i < 90; i++) {
      grid[i * 7 % h][i * 11 % w] = (byte) (glider.charAt(i % 10) == '#' ? 1 : 0);
    }
    for (int generation = 0; generation <= 60; generation++) {
      if (generation % 20 == 0) {
        StringBuilder text = new StringBuilder();
        for (byte[] row : grid) {
          for (byte cell : row) {
            text.append(cell != 0 ? '#' : '.');
          }
          text.append('\n');
        }
        System.out.println(generation + "\n" + text);
      }
      byte[][] next = new byte[h][w];
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int n = 0;
          for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
              if (dy != 0 || dx != 0) {
                n += grid[Math.floorMod(y + dy, h)][(x + dx + w) % w];
              }
            }
          }
          next[y][x] = (byte) (n == 3 || n == 2 && grid[y][x] == 1 ? 1 : 0);
        }
      }
      grid = next;
    }
  }
}
