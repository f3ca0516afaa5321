/*
 * Argument reduction for sine, cosine and tangent: x modulo pi/2, as the sum of two doubles.
 *
 * Small arguments subtract pi/2 once, medium ones a multiple of it, in two, three or more parts of
 * 33 bits until enough bits survive the cancellation. Large ones multiply by 2/pi kept as 24-bit
 * digits, of which only those that matter to the fraction are used (Payne and Hanek): an argument of
 * 2^1000 takes as long as one of 2^20.
 */
#include "strict.h"

/* pi/2 in parts of 33 bits, each followed by what is left. */
static const double part_1 = 1.57079632673412561417e+00, rest_1 = 6.07710050650619224932e-11;
static const double part_2 = 6.07710050630396597660e-11, rest_2 = 2.02226624879595063154e-21;
static const double part_3 = 2.02226624871116645580e-21, rest_3 = 8.47842766036889956997e-32;

#define TWO_OVER_PI 6.36619772367581382433e-01

/* 2/pi in digits of 24 bits behind the point. */
static const i32 digits[] = {
    0xA2F983, 0x6E4E44, 0x1529FC, 0x2757D1, 0xF534DD, 0xC0DB62, 0x95993C, 0x439041, 0xFE5163,
    0xABDEBB, 0xC561B7, 0x246E3A, 0x424DD2, 0xE00649, 0x2EEA09, 0xD1921C, 0xFE1DEB, 0x1CB129,
    0xA73EE8, 0x8235F5, 0x2EBB44, 0x84E99C, 0x7026B4, 0x5F7E41, 0x3991D6, 0x398353, 0x39F49C,
    0x845F8B, 0xBDF928, 0x3B1FF8, 0x97FFDE, 0x05980F, 0xEF2F11, 0x8B5A0A, 0x6D1F6D, 0x367ECF,
    0x27CB09, 0xB74F46, 0x3F669E, 0x5FEA2D, 0x7527BA, 0xC7EBE5, 0xF17B3D, 0x0739F7, 0x8A5292,
    0xEA6BFB, 0x5FB11F, 0x8D5D08, 0x560330, 0x46FC7B, 0x6BABF0, 0xCFBC20, 0x9AF436, 0x1DA9E3,
    0x91615E, 0xE61B08, 0x659985, 0x5F14A0, 0x68408D, 0xFFD880, 0x4D7327, 0x310606, 0x1556CA,
    0x73A8C9, 0x60E27B, 0xC08C6B};

/* pi/2 in digits of 24 bits, each with its weight. */
static const double half_pi[] = {0x1.921fb4p+0,    0x1.4442dp-24,   0x1.846988p-48,
                                 0x1.8cc516p-72,   0x1.01b838p-96,  0x1.a25204p-120,
                                 0x1.382228p-145,  0x1.9f31dp-169};

#define TERMS 4  /* digits of the product that a result of 53 bits twice over begins with, less one */
#define MOST 20  /* digits ever needed: cancellation asks for a few more */

struct Product {
  double x[3];      /* the argument's digits */
  i32 last_x;       /* index of the last one */
  i32 first_digit;  /* of 2/pi that can matter */
  double f[MOST];   /* digits of 2/pi from there on, as doubles */
  double q[MOST];   /* columns of the product */
  i32 iq[MOST];     /* its digits, lowest first */
  i32 last;         /* index of the last column */
  i32 exponent;     /* of the product's last digit */
};

static double power_of_two(i32 k) { return of_bits((u64)(1023 + k) << 52); }

static void add_column(struct Product *p, i32 i) {
  double sum = 0.0;
  for (i32 j = 0; j <= p->last_x; j++) sum += p->x[j] * p->f[p->last_x + i - j];
  p->q[i] = sum;
}

static void start_product(struct Product *p, i32 exponent) {
  p->first_digit = (exponent - 3) / 24;
  if (p->first_digit < 0) p->first_digit = 0;
  p->exponent = exponent - 24 * (p->first_digit + 1);
  i32 digit = p->first_digit - p->last_x;
  for (i32 i = 0; i <= p->last_x + TERMS; i++, digit++) {
    p->f[i] = digit < 0 ? 0.0 : (double)digits[digit];
  }
  for (i32 i = 0; i <= TERMS; i++) add_column(p, i);
  p->last = TERMS;
}

/* Columns into digits, carrying upwards; what is left is the top of the product. */
static double distill(struct Product *p) {
  double z = p->q[p->last];
  for (i32 i = 0, j = p->last; j > 0; i++, j--) {
    double carry = (double)(i32)(0x1p-24 * z);
    p->iq[i] = (i32)(z - 0x1p24 * carry);
    z = p->q[j - 1] + carry;
  }
  return z;
}

static double whole(double x) { /* floor of a number that is not negative */
  return (double)(i64)x;
}

/* Replaces the fraction by 1 - fraction, digit by digit. Was any digit not zero? */
static i32 complement(struct Product *p) {
  i32 carry = 0;
  for (i32 i = 0; i < p->last; i++) {
    if (carry) {
      p->iq[i] = 0xffffff - p->iq[i];
    } else if (p->iq[i] != 0) {
      carry = 1;
      p->iq[i] = 0x1000000 - p->iq[i];
    }
  }
  if (p->exponent == 1) p->iq[p->last - 1] &= 0x7fffff;
  if (p->exponent == 2) p->iq[p->last - 1] &= 0x3fffff;
  return carry;
}

static u32 fraction_is_zero(const struct Product *p) {
  i32 any = 0;
  for (i32 i = p->last - 1; i >= TERMS; i--) any |= p->iq[i];
  return any == 0;
}

/* All digits cancelled: more of 2/pi, as many as there are zero digits, and one. */
static void add_digits(struct Product *p) {
  i32 more = 1;
  while (p->iq[TERMS - more] == 0) more++;
  for (i32 i = p->last + 1; i <= p->last + more; i++) {
    p->f[p->last_x + i] = (double)digits[p->first_digit + i];
    add_column(p, i);
  }
  p->last += more;
}

/* The integer part modulo 8 and the fraction, which becomes the complement if it is a half or more.
   Leaves the top of the fraction in *top, and in *flipped whether it was complemented. */
static i32 split(struct Product *p, double *top, i32 *flipped) {
  for (;;) {
    double z = distill(p) * power_of_two(p->exponent);
    z -= 8.0 * whole(z * 0.125);
    i32 n = (i32)z;
    z -= (double)n;
    i32 half = 0;
    if (p->exponent > 0) {
      i32 i = p->iq[p->last - 1] >> (24 - p->exponent);
      n += i;
      p->iq[p->last - 1] -= i << (24 - p->exponent);
      half = p->iq[p->last - 1] >> (23 - p->exponent);
    } else if (p->exponent == 0) {
      half = p->iq[p->last - 1] >> 23;
    } else if (z >= 0.5) {
      half = 2;
    }
    if (half > 0) {
      n++;
      i32 carry = complement(p);
      if (half == 2) {
        z = 1.0 - z;
        if (carry) z -= power_of_two(p->exponent);
      }
    }
    if (z == 0.0 && fraction_is_zero(p)) {
      add_digits(p);
      continue;
    }
    *top = z;
    *flipped = half;
    return n & 7;
  }
}

/* Makes the fraction's top into digits as well, or drops digits that are zero. */
static void normalize(struct Product *p, double top) {
  if (top == 0.0) {
    p->last--;
    p->exponent -= 24;
    while (p->iq[p->last] == 0) {
      p->last--;
      p->exponent -= 24;
    }
    return;
  }
  double z = top * power_of_two(-p->exponent);
  if (z >= 0x1p24) {
    double carry = (double)(i32)(0x1p-24 * z);
    p->iq[p->last] = (i32)(z - 0x1p24 * carry);
    p->last++;
    p->exponent += 24;
    p->iq[p->last] = (i32)carry;
  } else {
    p->iq[p->last] = (i32)z;
  }
}

/* The fraction times pi/2, as two doubles. */
static void times_half_pi(struct Product *p, i32 flipped, double y[2]) {
  double fq[MOST] = {0};
  double weight = power_of_two(p->exponent);
  for (i32 i = p->last; i >= 0; i--) {
    p->q[i] = weight * (double)p->iq[i];
    weight *= 0x1p-24;
  }
  for (i32 i = p->last; i >= 0; i--) {
    double sum = 0.0;
    for (i32 k = 0; k <= TERMS && k <= p->last - i; k++) sum += half_pi[k] * p->q[i + k];
    fq[p->last - i] = sum;
  }
  double sum = 0.0;
  for (i32 i = p->last; i >= 0; i--) sum += fq[i];
  y[0] = flipped ? -sum : sum;
  sum = fq[0] - sum;
  for (i32 i = 1; i <= p->last; i++) sum += fq[i];
  y[1] = flipped ? -sum : sum;
}

static i32 reduce_large(double x, double y[2]) {
  struct Product p;
  i32 exponent = (high(x) >> 20) - 1046;
  double z = scaled(x, -exponent);
  for (i32 i = 0; i < 2; i++) {
    p.x[i] = (double)(i32)z;
    z = (z - p.x[i]) * 0x1p24;
  }
  p.x[2] = z;
  p.last_x = 2;
  while (p.x[p.last_x] == 0.0) p.last_x--;
  start_product(&p, exponent);
  double top;
  i32 flipped;
  i32 n = split(&p, &top, &flipped);
  normalize(&p, top);
  times_half_pi(&p, flipped, y);
  return n;
}

static i32 exponent_of(double x) { return (high(x) >> 20) & 0x7ff; }

/* |x| up to 2^19 pi/2, not negative. */
static i32 reduce_medium(double x, double y[2]) {
  i32 n = (i32)(x * TWO_OVER_PI + 0.5);
  double fn = (double)n;
  double r = x - fn * part_1, w = fn * rest_1;
  y[0] = r - w;
  /* Near a multiple of pi/2 so many bits cancel that the next parts are needed. */
  if (n >= 32 || high(x) == high(fn * PI_2_HI)) {
    i32 exponent = exponent_of(x);
    if (exponent - exponent_of(y[0]) > 16) {
      double t = r;
      w = fn * part_2;
      r = t - w;
      w = fn * rest_2 - ((t - r) - w);
      y[0] = r - w;
      if (exponent - exponent_of(y[0]) > 49) {
        t = r;
        w = fn * part_3;
        r = t - w;
        w = fn * rest_3 - ((t - r) - w);
        y[0] = r - w;
      }
    }
  }
  y[1] = (r - y[0]) - w;
  return n;
}

/* |x| below 3 pi/4, not negative: n is 1. */
static i32 reduce_small(double x, double y[2]) {
  double z = x - part_1, rest = rest_1;
  if (high(x) == 0x3ff921fb) { /* near pi/2 */
    z -= part_2;
    rest = rest_2;
  }
  y[0] = z - rest;
  y[1] = (z - y[0]) - rest;
  return 1;
}

i32 strict_reduce(double x, double y[2]) {
  i32 word = high(x) & MAGNITUDE;
  if (word <= 0x3fe921fb) {
    y[0] = x;
    y[1] = 0.0;
    return 0;
  }
  if (word >= INFINITE) {
    y[0] = y[1] = x - x;
    return 0;
  }
  double t = magnitude(x);
  i32 n = word < 0x4002d97c    ? reduce_small(t, y)
          : word <= 0x413921fb ? reduce_medium(t, y)
                               : reduce_large(t, y);
  if (x < 0) {
    y[0] = -y[0];
    y[1] = -y[1];
    return -n;
  }
  return n;
}
