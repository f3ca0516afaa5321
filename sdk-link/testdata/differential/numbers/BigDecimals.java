package numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** BigDecimal: scales, rounding modes, printing. */
public class BigDecimals {
  public static void main(String[] args) {
    String[] texts = {
      "0",
      "0.00",
      "1",
      "-1.50",
      "123.456",
      "1E+3",
      "1E-10",
      "-0.000001234",
      "99999999999999999999.995",
      "2.5",
      "3.5",
      "-2.5"
    };
    for (String s : texts) {
      BigDecimal a = new BigDecimal(s);
      System.out.print(
          a
              + " "
              + a.toPlainString()
              + " "
              + a.toEngineeringString()
              + " "
              + a.scale()
              + " "
              + a.precision()
              + " "
              + a.unscaledValue()
              + " "
              + a.stripTrailingZeros()
              + " "
              + a.hashCode()
              + " "
              + a.doubleValue()
              + " "
              + a.negate()
              + " "
              + a.ulp()
              + " "
              + a.signum());
      for (RoundingMode m : RoundingMode.values()) {
        if (m != RoundingMode.UNNECESSARY) {
          System.out.print(" " + a.setScale(0, m));
        }
      }
      System.out.println(
          " "
              + a.round(new MathContext(3))
              + " "
              + a.movePointLeft(3)
              + " "
              + a.scaleByPowerOfTen(5));
    }
    BigDecimal x = new BigDecimal("10.25");
    BigDecimal y = new BigDecimal("-3.7");
    System.out.println(
        x.add(y)
            + " "
            + x.subtract(y)
            + " "
            + x.multiply(y)
            + " "
            + x.divide(y, 10, RoundingMode.HALF_EVEN)
            + " "
            + x.remainder(y)
            + " "
            + x.divideToIntegralValue(y)
            + " "
            + x.pow(5)
            + " "
            + x.max(y)
            + " "
            + x.divide(y, MathContext.DECIMAL64)
            + " "
            + x.sqrt(new MathContext(20))
            + " "
            + x.compareTo(y));
    System.out.println(
        new BigDecimal("1.0").equals(new BigDecimal("1.00"))
            + " "
            + new BigDecimal("1.0").compareTo(new BigDecimal("1.00"))
            + " "
            + new BigDecimal(0.1)
            + " "
            + BigDecimal.valueOf(0.1)
            + " "
            + BigDecimal.valueOf(12345, 3)
            + " "
            + new BigDecimal("12.99").intValue());
    try {
      x.setScale(0, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    BigDecimal pi = BigDecimal.ZERO;
    for (int k = 0; k < 30; k++) {
      BigDecimal k8 = BigDecimal.valueOf(8L * k);
      BigDecimal term =
          new BigDecimal(4)
              .divide(k8.add(BigDecimal.ONE), MathContext.DECIMAL128)
              .subtract(new BigDecimal(2).divide(k8.add(new BigDecimal(4)), MathContext.DECIMAL128))
              .subtract(BigDecimal.ONE.divide(k8.add(new BigDecimal(5)), MathContext.DECIMAL128))
              .subtract(BigDecimal.ONE.divide(k8.add(new BigDecimal(6)), MathContext.DECIMAL128));
      pi =
          pi.add(
              term.divide(new BigDecimal(16).pow(k), MathContext.DECIMAL128),
              MathContext.DECIMAL128);
    }
    System.out.println(pi);
  }
}
