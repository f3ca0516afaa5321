package lang;

/** Float operators, in float precision at every step. */
public class FloatArithmetic {
  public static void main(String[] args) {
    float[] values = {0.1f, -0.2f, 3, 3.4e38f, -3.4e38f, 1.4e-45f, 1.17549435E-38f, 1f / 3, 7.5f};
    for (float a : values) {
      for (float b : values) {
        System.out.println(
            (a + b)
                + " "
                + (a - b)
                + " "
                + (a * b)
                + " "
                + (a / b)
                + " "
                + (a % b)
                + " "
                + Integer.toHexString(Float.floatToIntBits(a * b + a)));
      }
    }
    float sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += 0.1f;
    }
    System.out.println(sum + " " + (double) sum + " " + (sum == 100f));
    float f = 16777216f;
    System.out.println(f + 1 + " " + (f + 1.0) + " " + f++ + " " + f);
  }
}
