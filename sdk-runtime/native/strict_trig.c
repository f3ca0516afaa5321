/*
 * StrictMath.sin, cos and tan: reduction to |x| <= pi/4, then a polynomial in x^2 each. y is the
 * tail of the reduced argument.
 */
#include "strict.h"

#define TINY_WORD 0x3e400000 /* upper word of 2^-27: below, sin x is x and cos x is 1 */

static double sine(double x, double y, u32 has_tail) {
  static const double s1 = -1.66666666666666324348e-01, s2 = 8.33333333332248946124e-03,
                      s3 = -1.98412698298579493134e-04, s4 = 2.75573137070700676789e-06,
                      s5 = -2.50507602534068634195e-08, s6 = 1.58969099521155010221e-10;
  if ((high(x) & MAGNITUDE) < TINY_WORD) return x;
  double z = x * x;
  double v = z * x;
  double r = s2 + z * (s3 + z * (s4 + z * (s5 + z * s6)));
  if (!has_tail) return x + v * (s1 + z * r);
  return x - ((z * (0.5 * y - v * r) - y) - v * s1);
}

static double cosine(double x, double y) {
  static const double c1 = 4.16666666666666019037e-02, c2 = -1.38888888888741095749e-03,
                      c3 = 2.48015872894767294178e-05, c4 = -2.75573143513906633035e-07,
                      c5 = 2.08757232129817482790e-09, c6 = -1.13596475577881948265e-11;
  i32 word = high(x) & MAGNITUDE;
  if (word < TINY_WORD) return 1.0;
  double z = x * x;
  double r = z * (c1 + z * (c2 + z * (c3 + z * (c4 + z * (c5 + z * c6)))));
  if (word < 0x3fd33333) return 1.0 - (0.5 * z - (z * r - x * y)); /* |x| < 0.3 */
  /* About x/4 is taken off the 1 first, so that the subtraction loses nothing. */
  double q = word > 0x3fe90000 ? 0.28125 : of_bits((u64)(u32)(word - 0x00200000) << 32);
  double half = 0.5 * z - q;
  double a = 1.0 - q;
  return a - (half - (z * r - x * y));
}

/* -1 / (x + tail), where w is the rounded sum, with more bits than a division gives. */
static double negative_inverse(double x, double tail, double w) {
  double z = truncated(w);
  double v = tail - (z - x); /* z + v = tail + x */
  double a = -1.0 / w;
  double t = truncated(a);
  double s = 1.0 + t * z;
  return t + a * (s + t * v);
}

/* tan(x + y), or -1 / tan(x + y) if `inverse`. */
static double tangent(double x, double y, u32 inverse) {
  static const double t[] = {3.33333333333334091986e-01,  1.33333333333201242699e-01,
                             5.39682539762260521377e-02,  2.18694882948595424599e-02,
                             8.86323982359930005737e-03,  3.59207910759131235356e-03,
                             1.45620945432529025516e-03,  5.88041240820264096874e-04,
                             2.46463134818469906812e-04,  7.81794442939557092300e-05,
                             7.14072491382608190305e-05,  -1.85586374855275456654e-05,
                             2.59073051863633712884e-05};
  i32 word = high(x) & MAGNITUDE;
  if (word < 0x3e300000) { /* |x| < 2^-28 */
    if (!inverse) return x;
    if (x == 0.0) return 1.0 / magnitude(x);
    return negative_inverse(x, y, x + y);
  }
  u32 negative = high(x) < 0;
  u32 large = word >= 0x3fe59428; /* |x| >= 0.67434: by the distance to pi/4 */
  if (large) {
    if (negative) {
      x = -x;
      y = -y;
    }
    double z = PI_4 - x;
    double w = 3.06161699786838301793e-17 - y;
    x = z + w;
    y = 0.0;
  }
  double z = x * x;
  double w = z * z;
  double r = t[1] + w * (t[3] + w * (t[5] + w * (t[7] + w * (t[9] + w * t[11]))));
  double v = z * (t[2] + w * (t[4] + w * (t[6] + w * (t[8] + w * (t[10] + w * t[12])))));
  double s = z * x;
  r = y + z * (s * (r + v) + y);
  r += t[0] * s;
  w = x + r;
  if (large) {
    v = inverse ? -1.0 : 1.0;
    return (negative ? -1.0 : 1.0) * (v - 2.0 * (x - (w * w / (w + v) - r)));
  }
  return inverse ? negative_inverse(x, r, w) : w;
}

double kiln_java_lang_StrictMath_sin(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word <= 0x3fe921fb) return sine(x, 0.0, 0);
  if (word >= INFINITE) return x - x;
  double y[2];
  switch (strict_reduce(x, y) & 3) {
    case 0: return sine(y[0], y[1], 1);
    case 1: return cosine(y[0], y[1]);
    case 2: return -sine(y[0], y[1], 1);
    default: return -cosine(y[0], y[1]);
  }
}

double kiln_java_lang_StrictMath_cos(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word <= 0x3fe921fb) return cosine(x, 0.0);
  if (word >= INFINITE) return x - x;
  double y[2];
  switch (strict_reduce(x, y) & 3) {
    case 0: return cosine(y[0], y[1]);
    case 1: return -sine(y[0], y[1], 1);
    case 2: return -cosine(y[0], y[1]);
    default: return sine(y[0], y[1], 1);
  }
}

double kiln_java_lang_StrictMath_tan(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word <= 0x3fe921fb) return tangent(x, 0.0, 0);
  if (word >= INFINITE) return x - x;
  double y[2];
  u32 odd = strict_reduce(x, y) & 1;
  return tangent(y[0], y[1], odd);
}
