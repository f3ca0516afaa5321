/*
 * java.lang.StrictMath must give, bit for bit, what the algorithms of FDLIBM 5.3 give (its class
 * comment says so). The strict_*.c files are written from those algorithms: the polynomials with
 * their coefficients, the reductions, and the order of the operations, which the roundings depend
 * on. HI and LO are the two words of a double: decisions are made on the upper one.
 */
#ifndef STRICT_H
#define STRICT_H

#include "kiln.h"

#define MAGNITUDE 0x7fffffff /* of an upper word: all but the sign */
#define INFINITE 0x7ff00000  /* upper word of infinity; NaN is at or above it */

static inline u64 bits_of(double x) {
  u64 bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return bits;
}

static inline double of_bits(u64 bits) {
  double x;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

static inline i32 high(double x) { return (i32)(bits_of(x) >> 32); }
static inline u32 low(double x) { return (u32)bits_of(x); }

/* x with its upper word replaced. */
static inline double with_high(double x, i32 word) {
  return of_bits((u64)(u32)word << 32 | low(x));
}

/* x with the lower half of its bits cleared: few enough bits that a product of two is exact. */
static inline double truncated(double x) { return of_bits(bits_of(x) & ~0xffffffffull); }

/* x times 2^k by its exponent field, which must not leave its range. */
static inline double scaled(double x, i32 k) {
  return with_high(x, (i32)((u32)high(x) + ((u32)k << 20)));
}

static inline double magnitude(double x) { return of_bits(bits_of(x) & ~(1ull << 63)); }

static inline double square_root(double x) {
  double root;
  __asm__("sqrtsd %1, %0" : "=x"(root) : "x"(x)); /* IEEE 754: correctly rounded */
  return root;
}

#define PI 3.14159265358979311600e+00
#define PI_2_HI 1.57079632679489655800e+00
#define PI_2_LO 6.12323399573676603587e-17
#define PI_4 7.85398163397448278999e-01
#define LN2_HI 6.93147180369123816490e-01 /* 33 bits of ln 2: a multiple by an exponent is exact */
#define LN2_LO 1.90821492927058770002e-10
#define TWO_54 0x1p54

/* x = n pi/2 + y[0] + y[1], |y| at most pi/4; gives n modulo 8. */
i32 strict_reduce(double x, double y[2]);

double strict_exp(double x);
double strict_expm1(double x);
double strict_log(double x);
double strict_atan(double x);

#endif
