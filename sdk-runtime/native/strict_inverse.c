/* StrictMath.asin, acos, atan and atan2: rational functions or polynomials on a reduced argument. */
#include "strict.h"

#define TINY 1.0e-300 /* added to make a result inexact, as IEEE 754 has it; changes no bit */

/* (asin x - x) / x^3 times z = x^2, for z up to 1/4. */
static double asin_ratio(double z) {
  static const double p0 = 1.66666666666666657415e-01, p1 = -3.25565818622400915405e-01,
                      p2 = 2.01212532134862925881e-01, p3 = -4.00555345006794114027e-02,
                      p4 = 7.91534994289814532176e-04, p5 = 3.47933107596021167570e-05;
  static const double q1 = -2.40339491173441421878e+00, q2 = 2.02094576023350569471e+00,
                      q3 = -6.88283971605453293030e-01, q4 = 7.70381505559019352791e-02;
  double p = z * (p0 + z * (p1 + z * (p2 + z * (p3 + z * (p4 + z * p5)))));
  double q = 1.0 + z * (q1 + z * (q2 + z * (q3 + z * q4)));
  return p / q;
}

double kiln_java_lang_StrictMath_asin(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word >= 0x3ff00000) {
    if (magnitude(x) == 1.0) return x * PI_2_HI + x * PI_2_LO;
    return (x - x) / (x - x);
  }
  if (word < 0x3fe00000) { /* |x| < 1/2 */
    if (word < 0x3e400000) return x;
    return x + x * asin_ratio(x * x);
  }
  double t = (1.0 - magnitude(x)) * 0.5; /* asin x = pi/2 - 2 asin sqrt((1 - x) / 2) */
  double r = asin_ratio(t);
  double s = square_root(t);
  if (word >= 0x3fef3333) { /* |x| > 0.975 */
    t = PI_2_HI - (2.0 * (s + s * r) - PI_2_LO);
  } else {
    double w = truncated(s);
    double c = (t - w * w) / (s + w);
    double p = 2.0 * s * r - (PI_2_LO - 2.0 * c);
    double q = PI_4 - 2.0 * w;
    t = PI_4 - (p - q);
  }
  return high(x) > 0 ? t : -t;
}

double kiln_java_lang_StrictMath_acos(double x) {
  i32 word = high(x) & MAGNITUDE;
  if (word >= 0x3ff00000) {
    if (x == 1.0) return 0.0;
    if (x == -1.0) return PI + 2.0 * PI_2_LO;
    return (x - x) / (x - x);
  }
  if (word < 0x3fe00000) { /* |x| < 1/2 */
    if (word <= 0x3c600000) return PI_2_HI + PI_2_LO;
    double r = asin_ratio(x * x);
    return PI_2_HI - (x - (PI_2_LO - x * r));
  }
  if (high(x) < 0) {
    double z = (1.0 + x) * 0.5;
    double s = square_root(z);
    double w = asin_ratio(z) * s - PI_2_LO;
    return PI - 2.0 * (s + w);
  }
  double z = (1.0 - x) * 0.5;
  double s = square_root(z);
  double f = truncated(s);
  double c = (z - f * f) / (s + f);
  double w = asin_ratio(z) * s + c;
  return 2.0 * (f + w);
}

/* x - atan x, for |x| up to 7/16. */
static double atan_difference(double x) {
  static const double a[] = {3.33333333333329318027e-01,  -1.99999999998764832476e-01,
                             1.42857142725034663711e-01,  -1.11111104054623557880e-01,
                             9.09088713343650656196e-02,  -7.69187620504482999495e-02,
                             6.66107313738753120669e-02,  -5.83357013379057348645e-02,
                             4.97687799461593236017e-02,  -3.65315727442169155270e-02,
                             1.62858201153657823623e-02};
  double z = x * x;
  double w = z * z;
  double odd = z * (a[0] + w * (a[2] + w * (a[4] + w * (a[6] + w * (a[8] + w * a[10])))));
  double even = w * (a[1] + w * (a[3] + w * (a[5] + w * (a[7] + w * a[9]))));
  return x * (odd + even);
}

double strict_atan(double x) {
  /* atan of 1/2, 1, 3/2 and infinity: the points that larger arguments are measured from. */
  static const double hi[] = {4.63647609000806093515e-01, 7.85398163397448278999e-01,
                              9.82793723247329054082e-01, 1.57079632679489655800e+00};
  static const double lo[] = {2.26987774529616870924e-17, 3.06161699786838301793e-17,
                              1.39033110312309984516e-17, 6.12323399573676603587e-17};
  i32 word = high(x) & MAGNITUDE;
  if (word >= 0x44100000) { /* 2^66 and more */
    if (x != x) return x + x;
    return x > 0 ? hi[3] + lo[3] : -hi[3] - lo[3];
  }
  if (word < 0x3fdc0000) { /* |x| < 7/16 */
    return word < 0x3e200000 ? x : x - atan_difference(x);
  }
  double t = magnitude(x);
  u32 point;
  if (word < 0x3fe60000) { /* < 11/16 */
    point = 0;
    t = (2.0 * t - 1.0) / (2.0 + t);
  } else if (word < 0x3ff30000) { /* < 19/16 */
    point = 1;
    t = (t - 1.0) / (t + 1.0);
  } else if (word < 0x40038000) { /* < 39/16 */
    point = 2;
    t = (t - 1.5) / (1.0 + 1.5 * t);
  } else {
    point = 3;
    t = -1.0 / t;
  }
  double z = hi[point] - ((atan_difference(t) - lo[point]) - t);
  return high(x) < 0 ? -z : z;
}

double kiln_java_lang_StrictMath_atan(double x) { return strict_atan(x); }

static double signed_as(u32 negative, double value) { return negative ? -value : value; }

double kiln_java_lang_StrictMath_atan2(double y, double x) {
  static const double pi_lo = 1.2246467991473531772e-16;
  if (x != x || y != y) return x + y;
  if (x == 1.0) return strict_atan(y);
  u32 y_negative = high(y) < 0, x_negative = high(x) < 0;
  i32 x_word = high(x) & MAGNITUDE, y_word = high(y) & MAGNITUDE;
  u32 x_infinite = x_word >= INFINITE, y_infinite = y_word >= INFINITE;
  if (y == 0.0) return x_negative ? signed_as(y_negative, PI + TINY) : y;
  if (x == 0.0) return signed_as(y_negative, PI_2_HI + TINY);
  if (x_infinite && y_infinite) {
    return signed_as(y_negative, (x_negative ? 3.0 * PI_4 : PI_4) + TINY);
  }
  if (x_infinite) return signed_as(y_negative, x_negative ? PI + TINY : 0.0);
  if (y_infinite) return signed_as(y_negative, PI_2_HI + TINY);
  i32 k = (y_word - x_word) >> 20;
  double z;
  if (k > 60) z = PI_2_HI + 0.5 * pi_lo;
  else if (x_negative && k < -60) z = 0.0;
  else z = strict_atan(magnitude(y / x));
  if (!x_negative) return signed_as(y_negative, z);
  return y_negative ? (z - pi_lo) - PI : PI - (z - pi_lo);
}
