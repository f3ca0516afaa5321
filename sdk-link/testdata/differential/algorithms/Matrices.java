package algorithms;

/** Matrices of longs and doubles: products, powers, elimination. */
public class Matrices {
  static long[][] times(long[][] a, long[][] b, long mod) {
    long[][] c = new long[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        long sum = 0;
        for (int k = 0; k < b.length; k++) {
          sum = (sum + a[i][k] * b[k][j]) % mod;
        }
        c[i][j] = sum;
      }
    }
    return c;
  }

  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int p = 0; p < n; p++) {
      int max = p;
      for (int i = p + 1; i < n; i++) {
        if (Math.abs(a[i][p]) > Math.abs(a[max][p])) {
          max = i;
        }
      }
      double[] row = a[p];
      a[p] = a[max];
      a[max] = row;
      double v = b[p];
      b[p] = b[max];
      b[max] = v;
      for (int i = p + 1; i < n; i++) {
        double alpha = a[i][p] / a[p][p];
        b[i] -= alpha * b[p];
        for (int j = p; j < n; j++) {
          a[i][j] -= alpha * a[p][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = i + 1; j < n; j++) {
        sum += a[i][j] * x[j];
      }
      x[i] = (b[i] - sum) / a[i][i];
    }
    return x;
  }

  public static void main(String[] args) {
    long[][] f = {{1, 1}, {1, 0}};
    long[][] r = {{1, 0}, {0, 1}};
    for (long e = 1_000_000_007L; e > 0; e >>= 1) {
      if ((e & 1) != 0) {
        r = times(r, f, 998_244_353);
      }
      f = times(f, f, 998_244_353);
    }
    System.out.println(java.util.Arrays.deepToString(r));
    double[][] a = new double[8][8];
    double[] b = new double[8];
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        a[i][j] = 1.0 / (i + j + 1) + (i == j ? 1 : 0);
      }
      b[i] = i;
    }
    System.out.println(java.util.Arrays.toString(solve(a, b)));
    float[][] t = {{1, 2, 3}, {4, 5, 6}};
    float sum = 0;
    for (int i = 0; i < 3; i++) {
      for (float[] row : t) {
        sum = sum * 1.1f + row[i];
      }
    }
    System.out.println(sum);
  }
}
