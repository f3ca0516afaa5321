/*
 * StrictMath.sqrt and IEEEremainder: both are exact by IEEE 754, so how they are computed cannot
 * be seen. The remainder divides significands as integers, bit by bit.
 */
#include "strict.h"

#define FRACTION ((1ull << 52) - 1)

double kiln_java_lang_StrictMath_sqrt(double x) { return square_root(x); }

/* |x| as significand times 2^(exponent - 1075). */
static u64 split(double x, i32 *exponent) {
  u64 bits = bits_of(x) & ~(1ull << 63);
  *exponent = (i32)(bits >> 52);
  if (*exponent != 0) return (bits & FRACTION) | (FRACTION + 1);
  *exponent = 1; /* subnormal */
  return bits;
}

static double join(u64 significand, i32 exponent) {
  if (significand == 0) return 0.0;
  while (significand <= FRACTION && exponent > 1) {
    significand <<= 1;
    exponent--;
  }
  if (significand <= FRACTION) return of_bits(significand);
  return of_bits((significand & FRACTION) | (u64)exponent << 52);
}

double kiln_java_lang_StrictMath_IEEEremainder(double x, double p) {
  if (p == 0.0 || x != x || p != p || magnitude(x) == __builtin_inf()) return (x * p) / (x * p);
  if (magnitude(p) == __builtin_inf()) return x;
  i32 x_exponent, p_exponent;
  u64 r = split(x, &x_exponent), divisor = split(p, &p_exponent);
  if (x_exponent < p_exponent - 1) return x; /* |x| < |p| / 2 */
  if (x_exponent < p_exponent) { /* one bit finer than p: compare at that unit */
    divisor <<= 1;
    p_exponent--;
  }
  u32 odd = r / divisor & 1; /* the quotient, rounded down; at first more than one digit, if p is subnormal */
  r %= divisor;
  for (; x_exponent > p_exponent; x_exponent--) {
    r <<= 1;
    odd = r >= divisor;
    if (odd) r -= divisor;
  }
  double y;
  if (2 * r > divisor || (2 * r == divisor && odd)) { /* to nearest, a tie to the even quotient */
    y = -join(divisor - r, p_exponent);
  } else {
    y = join(r, p_exponent);
  }
  return high(x) < 0 ? -y : y;
}
