package lang;

/** One method with many locals, branches and calls. */
public class LargeMethod {
  static int f(int x) {
    return x * 31 + 7;
  }

  static long big(int seed) {
    int a0 = seed,
        a1 = f(a0),
        a2 = f(a1),
        a3 = f(a2),
        a4 = f(a3),
        a5 = f(a4),
        a6 = f(a5),
        a7 = f(a6);
    long b0 = a0, b1 = a1 * 3L, b2 = a2 * 5L, b3 = a3 * 7L, b4 = a4, b5 = a5, b6 = a6, b7 = a7;
    double d0 = a0, d1 = a1 / 3.0, d2 = a2 / 5.0, d3 = a3 / 7.0;
    String s0 = "s" + a0, s1 = s0 + a1, s2 = s1 + a2;
    Object[] o = {s0, s1, s2, a3, b4, d3};
    for (int i = 0; i < 20; i++) {
      switch ((a0 ^ i) & 15) {
        case 0:
          a0 += a1;
          b0 -= b1;
          break;
        case 1:
          a1 ^= a2;
          d0 = d1 + d2;
          break;
        case 2:
          a2 -= a3;
          b1 = b2 * b3;
          break;
        case 3:
          a3 |= a4;
          s0 = s1 + i;
          break;
        case 4:
          a4 &= a5;
          b2 += i;
          break;
        case 5:
          a5 <<= 1;
          d1 *= 1.5;
          break;
        case 6:
          a6 >>>= 1;
          s1 = "x" + a6;
          break;
        case 7:
          a7 = f(a7);
          b3 ^= a7;
          break;
        case 8:
          a0 = a7 - a6;
          o[i % 6] = s0;
          break;
        case 9:
          b4 = b5 + b6;
          d2 = -d2;
          break;
        case 10:
          b5 = b6 - b7;
          o[(i + 1) % 6] = b5;
          break;
        case 11:
          b6 = a0 * (long) a1;
          d3 = d0 / 2;
          break;
        case 12:
          b7 = ~b0;
          a1 = s1.length();
          break;
        case 13:
          s2 = s2.length() > 30 ? "" : s2 + s0.length();
          break;
        case 14:
          a2 = (int) d1;
          b0 = (long) d2;
          break;
        default:
          a3 = o[i % 6].hashCode();
          break;
      }
      a0 = f(a0) + i;
      if (a0 < 0 && i % 3 == 0 || b0 > 1000 && a1 < a2) {
        int t = a4;
        a4 = a5;
        a5 = t;
      } else if (d0 > d1 ? a6 > a7 : s0.length() > 5) {
        long t = b2;
        b2 = b3;
        b3 = t;
      }
    }
    long result = a0 + a1 * 3L + a2 * 5L + a3 * 7L + a4 * 11L + a5 * 13L + a6 * 17L + a7 * 19L;
    result = result * 31 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7;
    result =
        result * 31
            + Double.hashCode(d0 + d1 + d2 + d3)
            + s0.hashCode()
            + s1.hashCode()
            + s2.hashCode();
    for (Object x : o) {
      result = result * 17 + x.hashCode();
    }
    return result;
  }

  public static void main(String[] args) {
    for (int seed = 0; seed < 12; seed++) {
      System.out.println(big(seed));
    }
  }
}
