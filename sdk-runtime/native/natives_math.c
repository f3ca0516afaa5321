/*
 * Natives of java.math.BigInteger: magnitudes are int[] with the most significant int first. Two
 * ints are one word of 64 bits here; `word` 0 is the least significant one, at the array's end.
 */
#include "runtime.h"

typedef unsigned __int128 u128;
typedef u64 pair __attribute__((aligned(4), may_alias));

/* A magnitude: its ints, of which `length` count. */
struct Magnitude {
  u32 *ints;
  u32 length;
};

static struct Magnitude magnitude(Object *array, i32 length) {
  return (struct Magnitude){(u32 *)elements((Array *)array, 2), (u32)length};
}

/* Two whole ints: the last in the lower half. */
static inline u64 full(const u32 *ints, u32 length, u32 word) {
  u64 two = *(const pair *)(ints + length - 2 - 2 * word);
  return two >> 32 | two << 32;
}

static inline void put_full(u32 *ints, u32 length, u32 word, u64 value) {
  *(pair *)(ints + length - 2 - 2 * word) = value >> 32 | value << 32;
}

/* The topmost word may have one int only, or none. */
static inline u64 get(struct Magnitude m, u32 word) {
  if (2 * word + 1 < m.length) return full(m.ints, m.length, word);
  return 2 * word < m.length ? m.ints[0] : 0;
}

static inline void put(struct Magnitude m, u32 word, u64 value) {
  if (2 * word + 1 < m.length) put_full(m.ints, m.length, word, value);
  else if (2 * word < m.length) m.ints[0] = (u32)value;
}

static inline u64 swapped(u64 value) { return value >> 32 | value << 32; }

/* z += x * factor at one word, the `j`-th below where both point. */
#define ADD_PRODUCT(j)                                                              \
  do {                                                                              \
    u128 t = (u128)swapped(x[-(j)]) * factor + swapped(z[-(j)]) + carry;            \
    z[-(j)] = swapped((u64)t);                                                      \
    carry = (u64)(t >> 64);                                                         \
  } while (0)

/*
 * z += x * factor over `words` words; both point at their least significant one. Gives the carry.
 * Four words at a time: this loop is what signatures and key agreements of integers spend their
 * time in.
 */
static inline u64 add_words(pair *z, const pair *x, u32 words, u64 factor) {
  u64 carry = 0;
  for (; words >= 4; words -= 4, z -= 4, x -= 4) {
    ADD_PRODUCT(0);
    ADD_PRODUCT(1);
    ADD_PRODUCT(2);
    ADD_PRODUCT(3);
  }
  for (; words > 0; words--, z--, x--) ADD_PRODUCT(0);
  return carry;
}

static inline pair *at_word(struct Magnitude m, u32 word) {
  return (pair *)(m.ints + m.length - 2 - 2 * word);
}

/* z[at..] += x * factor over the first `words` whole words of x; gives the carry. */
static inline u64 add_product(struct Magnitude z, u32 at, struct Magnitude x, u32 words,
                              u64 factor) {
  return add_words(at_word(z, at), at_word(x, 0), words, factor);
}

static Object *result(Object *z, u32 length) {
  if (z != 0 && (u32)((Array *)z)->length >= length) {
    memset(elements((Array *)z, 2), 0, 4ull * length);
    return z;
  }
  return kiln_new_array(&kiln_class_int_array, (i32)length);
}

Object *kiln_java_math_BigInteger_implMultiplyToLen(Object *first, i32 first_length, Object *second,
                                                    i32 second_length, Object *into) {
  Object *product = result(into, (u32)first_length + (u32)second_length);
  if (product == 0) return 0;
  struct Magnitude x = magnitude(first, first_length), y = magnitude(second, second_length);
  struct Magnitude z = magnitude(product, first_length + second_length);
  u32 words = x.length / 2;
  for (u32 i = 0; 2 * i < y.length; i++) {
    u64 factor = get(y, i);
    u64 carry = add_product(z, i, x, words, factor);
    if ((x.length & 1) != 0) {
      u128 t = (u128)x.ints[0] * factor + get(z, i + words) + carry;
      put(z, i + words, (u64)t);
      carry = (u64)(t >> 64);
      put(z, i + words + 1, carry);
    } else {
      put(z, i + words, carry);
    }
  }
  return product;
}

/* Each product of two different words counts twice: half of them are computed, then doubled. */
static void square_even(struct Magnitude z, struct Magnitude x) {
  u32 words = x.length / 2;
  for (u32 i = 0; i < words; i++) {
    u64 factor = full(x.ints, x.length, i);
    u64 carry = add_words(at_word(z, 2 * i + 1), at_word(x, i + 1), words - i - 1, factor);
    put_full(z.ints, z.length, i + words, carry);
  }
  u64 top = 0, carry = 0; /* the bit that doubling shifts out, and what adding carries */
  for (u32 i = 0; i < words; i++) {
    u64 w = full(x.ints, x.length, i);
    u128 own = (u128)w * w;
    u64 low = full(z.ints, z.length, 2 * i), high = full(z.ints, z.length, 2 * i + 1);
    u128 a = (u128)(low << 1 | top) + (u64)own + carry;
    u128 b = (u128)(high << 1 | low >> 63) + (u64)(own >> 64) + (u64)(a >> 64);
    top = high >> 63;
    carry = (u64)(b >> 64);
    put_full(z.ints, z.length, 2 * i, (u64)a);
    put_full(z.ints, z.length, 2 * i + 1, (u64)b);
  }
}

Object *kiln_java_math_BigInteger_implSquareToLen(Object *number, i32 length, Object *into,
                                                  i32 square_length) {
  if ((length & 1) != 0) {
    return kiln_java_math_BigInteger_implMultiplyToLen(number, length, number, length, into);
  }
  Object *square = result(into, (u32)square_length);
  if (square != 0) square_even(magnitude(square, square_length), magnitude(number, length));
  return square;
}

i32 kiln_java_math_BigInteger_implMulAdd(Object *out, Object *in, i32 offset, i32 length, i32 k) {
  const u32 *x = (const u32 *)elements((Array *)in, 2);
  u32 *z = (u32 *)elements((Array *)out, 2) + ((Array *)out)->length - offset;
  u64 factor = (u32)k, carry = 0;
  for (i32 j = length - 1; j >= 0; j--) {
    u64 t = x[j] * factor + *--z + carry;
    *z = (u32)t;
    carry = t >> 32;
  }
  return (i32)carry;
}

/* z -= m over the `length` topmost ints of z; gives what it borrows. */
static u32 subtract(u32 *z, const u32 *m, u32 length) {
  u64 borrow = 0;
  for (u32 i = length; i-- > 0;) {
    u64 t = (u64)z[i] - m[i] - borrow;
    z[i] = (u32)t;
    borrow = t >> 63;
  }
  return (u32)borrow;
}

static u32 is_less(const u32 *z, const u32 *m, u32 length) {
  for (u32 i = 0; i < length; i++) {
    if (z[i] != m[i]) return z[i] < m[i];
  }
  return 0;
}

/* Adds `carry` from int `at` of the array upwards, to its beginning; gives what is left over. */
static u32 add_carry(u32 *z, u32 at, u64 carry) {
  while (carry != 0 && at-- > 0) {
    carry += z[at];
    z[at] = (u32)carry;
    carry >>= 32;
  }
  return (u32)carry;
}

/* Makes the low half of z zero by adding multiples of m; gives what overflows. */
static u32 reduce_words(struct Magnitude z, struct Magnitude m, u32 inverse) {
  u32 words = m.length / 2, over = 0;
  u64 low = full(m.ints, m.length, 0);
  u64 positive = (u64)-(i64)(i32)inverse; /* of the last int; one step of Newton doubles its bits */
  u64 negative = -(positive * (2 - low * positive));
  for (u32 i = 0; i < words; i++) {
    u64 factor = full(z.ints, z.length, i) * negative;
    u64 carry = add_product(z, i, m, words, factor);
    u32 at = z.length - 2 * (i + words);
    u128 sum = (u128)full(z.ints, z.length, i + words) + carry;
    put_full(z.ints, z.length, i + words, (u64)sum);
    over += add_carry(z.ints, at - 2, (u64)(sum >> 64));
  }
  return over;
}

/* The same int by int, for an odd number of them. */
static u32 reduce_ints(struct Magnitude z, struct Magnitude m, u32 inverse) {
  u32 over = 0;
  for (u32 i = 0; i < m.length; i++) {
    u32 end = z.length - i;
    u64 factor = inverse * z.ints[end - 1], carry = 0;
    for (u32 j = m.length; j-- > 0;) {
      u32 *at = z.ints + end - m.length + j;
      u64 t = m.ints[j] * factor + *at + carry;
      *at = (u32)t;
      carry = t >> 32;
    }
    over += add_carry(z.ints, end - m.length, carry);
  }
  return over;
}

Object *kiln_java_math_BigInteger_montReduce(Object *number, Object *modulus, i32 length,
                                             i32 inverse) {
  struct Magnitude z = magnitude(number, ((Array *)number)->length);
  struct Magnitude m = magnitude(modulus, length);
  u32 even = (length & 1) == 0 && z.length == 2 * m.length;
  u32 over = even ? reduce_words(z, m, (u32)inverse) : reduce_ints(z, m, (u32)inverse);
  while (over > 0) over -= subtract(z.ints, m.ints, m.length);
  while (!is_less(z.ints, m.ints, m.length)) subtract(z.ints, m.ints, m.length);
  return number;
}
