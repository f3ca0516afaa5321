package algorithms;

/** The Mandelbrot set in characters: double arithmetic in a hot loop. */
public class Mandelbrot {
  public static void main(String[] args) {
    long total = 0;
    for (int y = 0; y < 24; y++) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < 64; x++) {
        double cr = x / 24.0 - 2.0;
        double ci = y / 10.0 - 1.2;
        double zr = 0;
        double zi = 0;
        int n = 0;
        while (n < 200 && zr * zr + zi * zi <= 4) {
          double t = zr * zr - zi * zi + cr;
          zi = 2 * zr * zi + ci;
          zr = t;
          n++;
        }
        total += n;
        line.append(" .:-=+*#%@".charAt(n * 9 / 200));
      }
      System.out.println(line.toString().stripTrailing());
    }
    System.out.println(total);
    float f = 0.5f;
    for (int i = 0; i < 100; i++) {
      f = 3.7f * f * (1 - f);
    }
    System.out.println(f);
  }
}
