/*
 * The floating-point remainder of drem and frem (JVMS §6.5): the quotient is truncated, the result
 * is exact and has the dividend's sign. Long division on the significands, one bit a step.
 */
#include "compiled.h"

#define SIGNIFICAND 52
#define BIAS_LIMIT 0x7ff

static u64 bits_of(double a) { return (u64)kiln_double_bits(a); }

/* Significand with its hidden bit; *exponent is that of its lowest bit, biased. */
static u64 significand(u64 bits, i32 *exponent) {
  i32 biased = (i32)(bits >> SIGNIFICAND & BIAS_LIMIT);
  u64 fraction = bits & ((1ull << SIGNIFICAND) - 1);
  if (biased != 0) {
    *exponent = biased;
    return fraction | 1ull << SIGNIFICAND;
  }
  i32 shift = __builtin_clzll(fraction) - (63 - SIGNIFICAND); /* subnormal: made normal */
  *exponent = 1 - shift;
  return fraction << shift;
}

double kiln_fmod(double a, double b) {
  u64 sign = bits_of(a) & 1ull << 63;
  u64 x = bits_of(a) & ~(1ull << 63), y = bits_of(b) & ~(1ull << 63);
  u64 infinity = (u64)BIAS_LIMIT << SIGNIFICAND;
  if (x >= infinity || y > infinity || y == 0) return (a * b) / (a * b); /* NaN */
  if (x < y) return a;
  if (x == y) return kiln_bits_double((i64)sign);
  i32 ex, ey;
  u64 mx = significand(x, &ex), my = significand(y, &ey);
  for (; ex > ey; ex--) {
    if (mx >= my) mx -= my;
    mx <<= 1;
  }
  if (mx >= my) mx -= my;
  if (mx == 0) return kiln_bits_double((i64)sign);
  i32 shift = __builtin_clzll(mx) - (63 - SIGNIFICAND);
  mx <<= shift;
  ey -= shift;
  u64 result = ey > 0 ? (mx & ((1ull << SIGNIFICAND) - 1)) | (u64)ey << SIGNIFICAND
                      : mx >> (1 - ey);
  return kiln_bits_double((i64)(result | sign));
}
