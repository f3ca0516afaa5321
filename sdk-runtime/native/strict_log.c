/*
 * StrictMath.log, log10 and log1p: x = 2^k (1 + f), then log(1 + f) by a series in f / (2 + f).
 * k ln 2 is added in two parts, so that its upper one is exact.
 */
#include "strict.h"

static const double l1 = 6.666666666666735130e-01, l2 = 3.999999999940941908e-01,
                    l3 = 2.857142874366239149e-01, l4 = 2.222219843214978396e-01,
                    l5 = 1.818357216161805012e-01, l6 = 1.531383769920937332e-01,
                    l7 = 1.479819860511658591e-01;

/* What has no logarithm: zero, negative numbers, infinity, NaN. Is x one of them? */
static u32 is_special(double x, double *result) {
  if (x == 0.0) {
    double zero = 0.0;
    *result = -TWO_54 / zero;
  } else if (high(x) < 0) {
    *result = (x - x) / 0.0;
  } else if (high(x) >= INFINITE) {
    *result = x + x;
  } else {
    return 0;
  }
  return 1;
}

/* Exponent of x, which is made normal if it is not. */
static i32 normalize(double *x) {
  if (high(*x) >= 0x00100000) return 0;
  *x *= TWO_54;
  return -54;
}

/* log(1 + f) for a small f: two terms of its series. */
static double log_near_one(double f, double dk) {
  if (f == 0.0) return dk == 0 ? 0.0 : dk * LN2_HI + dk * LN2_LO;
  double r = f * f * (0.5 - 0.33333333333333333 * f);
  return dk == 0 ? f - r : dk * LN2_HI - ((r - dk * LN2_LO) - f);
}

double strict_log(double x) {
  double special;
  if (is_special(x, &special)) return special;
  i32 k = normalize(&x);
  i32 word = high(x);
  k += (word >> 20) - 1023;
  word &= 0x000fffff;
  i32 up = (word + 0x95f64) & 0x100000; /* above sqrt 2, f is taken below 1 */
  x = with_high(x, word | (up ^ 0x3ff00000));
  k += up >> 20;
  double f = x - 1.0, dk = (double)k;
  if ((0x000fffff & (2 + word)) < 3) return log_near_one(f, dk); /* |f| < 2^-20 */
  double s = f / (2.0 + f);
  double z = s * s;
  double w = z * z;
  double t1 = w * (l2 + w * (l4 + w * l6));
  double t2 = z * (l1 + w * (l3 + w * (l5 + w * l7)));
  double r = t2 + t1;
  if (((word - 0x6147a) | (0x6b851 - word)) > 0) {
    double half = 0.5 * f * f;
    if (k == 0) return f - (half - s * (half + r));
    return dk * LN2_HI - ((half - (s * (half + r) + dk * LN2_LO)) - f);
  }
  if (k == 0) return f - s * (f - r);
  return dk * LN2_HI - ((s * (f - r) - dk * LN2_LO) - f);
}

double kiln_java_lang_StrictMath_log(double x) { return strict_log(x); }

double kiln_java_lang_StrictMath_log10(double x) {
  static const double inverse_ln10 = 4.34294481903251816668e-01;
  static const double log10_2_hi = 3.01029995663611771306e-01;
  static const double log10_2_lo = 3.69423907715893078616e-13;
  double special;
  if (is_special(x, &special)) return special;
  i32 k = normalize(&x);
  k += (high(x) >> 20) - 1023;
  i32 negative = k < 0;
  x = with_high(x, (high(x) & 0x000fffff) | ((0x3ff - negative) << 20));
  double y = (double)(k + negative);
  double z = y * log10_2_lo + inverse_ln10 * strict_log(x);
  return z + y * log10_2_hi;
}

/* 1 + x as 2^k (1 + f), with what the sum has lost in *c. Gives the word of u's fraction. */
static i32 split_sum(double x, i32 *k, double *f, double *c) {
  double u;
  if (high(x) < 0x43400000) { /* below 2^53 */
    u = 1.0 + x;
    *k = (high(u) >> 20) - 1023;
    *c = (*k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
  } else {
    u = x;
    *k = (high(u) >> 20) - 1023;
    *c = 0.0;
  }
  i32 word = high(u) & 0x000fffff;
  if (word < 0x6a09e) { /* below sqrt 2 */
    u = with_high(u, word | 0x3ff00000);
  } else {
    *k += 1;
    u = with_high(u, word | 0x3fe00000);
    word = (0x00100000 - word) >> 2;
  }
  *f = u - 1.0;
  return word;
}

double kiln_java_lang_StrictMath_log1p(double x) {
  i32 word = high(x), size = word & MAGNITUDE;
  i32 k = 1, fraction = 1;
  double f = x, c = 0.0;
  if (word < 0x3fda827a) { /* x < 0.41422, or negative */
    if (size >= 0x3ff00000) {
      double zero = 0.0;
      return x == -1.0 ? -TWO_54 / zero : (x - x) / (x - x);
    }
    if (size < 0x3e200000) { /* |x| < 2^-29 */
      return size < 0x3c900000 ? x : x - x * x * 0.5;
    }
    if (word > 0 || word <= (i32)0xbfd2bec3) k = 0; /* x > -0.2929 */
  }
  if (word >= INFINITE) return x + x;
  if (k != 0) fraction = split_sum(x, &k, &f, &c);
  double dk = (double)k;
  double half = 0.5 * f * f;
  if (fraction == 0) { /* |f| < 2^-20 */
    if (f == 0.0) return k == 0 ? 0.0 : dk * LN2_HI + (c + dk * LN2_LO);
    double r = half * (1.0 - 0.66666666666666666 * f);
    return k == 0 ? f - r : dk * LN2_HI - ((r - (dk * LN2_LO + c)) - f);
  }
  double s = f / (2.0 + f);
  double z = s * s;
  double r = z * (l1 + z * (l2 + z * (l3 + z * (l4 + z * (l5 + z * (l6 + z * l7))))));
  if (k == 0) return f - (half - s * (half + r));
  return dk * LN2_HI - ((half - (s * (half + r) + (dk * LN2_LO + c))) - f);
}
