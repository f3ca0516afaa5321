/*
 * Exponentials, and what is made of them: StrictMath.expm1, sinh, cosh, tanh. x = k ln 2 + r with
 * |r| at most ln 2 / 2, then a rational function of r; the tail of r is carried along.
 */
#include "strict.h"

#define OVERFLOW_WORD 0x40862e42 /* upper word of ln of the largest double */
#define OVERFLOW 7.09782712893383973096e+02
#define INVERSE_LN2 1.44269504088896338700e+00
#define HALF_LN2_WORD 0x3fd62e42
#define ONE_AND_A_HALF_LN2_WORD 0x3ff0a2b2
#define HUGE 1.0e+300

static double overflow(void) {
  volatile double huge = HUGE;
  return huge * huge;
}

double strict_exp(double x) {
  static const double p1 = 1.66666666666666019037e-01, p2 = -2.77777777770155933842e-03,
                      p3 = 6.61375632143793436117e-05, p4 = -1.65339022054652515390e-06,
                      p5 = 4.13813679705723846039e-08;
  u32 negative = high(x) < 0;
  i32 word = high(x) & MAGNITUDE, k = 0;
  double hi = 0.0, lo = 0.0;
  if (word >= OVERFLOW_WORD) {
    if (x != x) return x + x;
    if (x > OVERFLOW) return overflow();
    if (x < -7.45133219101941108420e+02) return 0.0;
  }
  if (word > HALF_LN2_WORD) {
    if (word < ONE_AND_A_HALF_LN2_WORD) {
      k = negative ? -1 : 1;
      hi = negative ? x + LN2_HI : x - LN2_HI;
      lo = negative ? -LN2_LO : LN2_LO;
    } else {
      k = (i32)(INVERSE_LN2 * x + (negative ? -0.5 : 0.5));
      hi = x - (double)k * LN2_HI;
      lo = (double)k * LN2_LO;
    }
    x = hi - lo;
  } else if (word < 0x3e300000) { /* |x| < 2^-28 */
    return 1.0 + x;
  }
  double t = x * x;
  double c = x - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
  if (k == 0) return 1.0 - ((x * c) / (c - 2.0) - x);
  double y = 1.0 - ((lo - (x * c) / (2.0 - c)) - hi);
  return k >= -1021 ? scaled(y, k) : scaled(y, k + 1000) * 0x1p-1000;
}

/* e^x - 1 from the reduced x, its tail c and k; e is the correction of the rational function. */
static double expm1_of(double x, double e, i32 k) {
  if (k == -1) return 0.5 * (x - e) - 0.5;
  if (k == 1) return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
  if (k <= -2 || k > 56) return scaled(1.0 - (e - x), k) - 1.0;
  if (k < 20) {
    double t = of_bits((u64)(u32)(0x3ff00000 - (0x200000 >> k)) << 32); /* 1 - 2^-k */
    return scaled(t - (e - x), k);
  }
  double t = of_bits((u64)(u32)((0x3ff - k) << 20) << 32); /* 2^-k */
  double y = x - (e + t);
  y += 1.0;
  return scaled(y, k);
}

double strict_expm1(double x) {
  static const double q1 = -3.33333333333331316428e-02, q2 = 1.58730158725481460165e-03,
                      q3 = -7.93650757867487942473e-05, q4 = 4.00821782732936239552e-06,
                      q5 = -2.01099218183624371326e-07;
  u32 negative = high(x) < 0;
  i32 word = high(x) & MAGNITUDE, k = 0;
  double c = 0.0;
  if (word >= 0x4043687a) { /* |x| >= 56 ln 2 */
    if (x != x) return x + x;
    if (x > OVERFLOW) return word >= INFINITE ? x : overflow();
    if (negative) return -1.0;
  }
  if (word > HALF_LN2_WORD) {
    double hi, lo;
    if (word < ONE_AND_A_HALF_LN2_WORD) {
      k = negative ? -1 : 1;
      hi = negative ? x + LN2_HI : x - LN2_HI;
      lo = negative ? -LN2_LO : LN2_LO;
    } else {
      k = (i32)(INVERSE_LN2 * x + (negative ? -0.5 : 0.5));
      hi = x - (double)k * LN2_HI;
      lo = (double)k * LN2_LO;
    }
    x = hi - lo;
    c = (hi - x) - lo;
  } else if (word < 0x3c900000) { /* |x| < 2^-54 */
    return x;
  }
  double half = 0.5 * x;
  double square = x * half;
  double r = 1.0 + square * (q1 + square * (q2 + square * (q3 + square * (q4 + square * q5))));
  double t = 3.0 - r * half;
  double e = square * ((r - t) / (6.0 - x * t));
  if (k == 0) return x - (x * e - square);
  e = x * (e - c) - c;
  e -= square;
  return expm1_of(x, e, k);
}

double kiln_java_lang_StrictMath_expm1(double x) { return strict_expm1(x); }

/* Just beyond the largest exponential, e^x / 2 is still finite: as a product of two roots. */
static u32 half_is_finite(double x) {
  return (bits_of(x) & ~(1ull << 63)) <= 0x408633ce8fb9f87dull;
}

double kiln_java_lang_StrictMath_sinh(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word >= INFINITE) return x + x;
  double half = high(x) < 0 ? -0.5 : 0.5;
  if (word < 0x40360000) { /* |x| < 22 */
    if (word < 0x3e300000) return x;
    double t = strict_expm1(magnitude(x));
    if (word < 0x3ff00000) return half * (2.0 * t - t * t / (t + 1.0));
    return half * (t + t / (t + 1.0));
  }
  if (word < OVERFLOW_WORD) return half * strict_exp(magnitude(x));
  if (!half_is_finite(x)) return x * 1.0e307;
  double w = strict_exp(0.5 * magnitude(x));
  return half * w * w;
}

double kiln_java_lang_StrictMath_cosh(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word >= INFINITE) return x * x;
  if (word < 0x3fd62e43) { /* |x| < ln 2 / 2 */
    double t = strict_expm1(magnitude(x));
    double w = 1.0 + t;
    return word < 0x3c800000 ? w : 1.0 + (t * t) / (w + w);
  }
  if (word < 0x40360000) { /* |x| < 22 */
    double t = strict_exp(magnitude(x));
    return 0.5 * t + 0.5 / t;
  }
  if (word < OVERFLOW_WORD) return 0.5 * strict_exp(magnitude(x));
  if (!half_is_finite(x)) return overflow();
  double w = strict_exp(0.5 * magnitude(x));
  return 0.5 * w * w;
}

double kiln_java_lang_StrictMath_tanh(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word >= INFINITE) return high(x) >= 0 ? 1.0 / x + 1.0 : 1.0 / x - 1.0;
  double z = 1.0;
  if (word < 0x40360000) { /* |x| < 22 */
    if (word < 0x3c800000) return x * (1.0 + x);
    if (word >= 0x3ff00000) {
      double t = strict_expm1(2.0 * magnitude(x));
      z = 1.0 - 2.0 / (t + 2.0);
    } else {
      double t = strict_expm1(-2.0 * magnitude(x));
      z = -t / (t + 2.0);
    }
  }
  return high(x) >= 0 ? z : -z;
}
