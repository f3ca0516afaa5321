/*
 * What compiled Java is written with: arrays, checks, arithmetic as the JVM defines it (JVMS §6.5),
 * and raw access to memory for jdk.internal.misc.Unsafe and VarHandle.
 *
 * Fields are read through structures of their own class and arrays through structures of their
 * element type, so the C compiler may tell them apart by type. Raw access goes through types that
 * may alias everything.
 */
#ifndef KILN_COMPILED_H
#define KILN_COMPILED_H

#include "kiln.h"

#if defined(__clang__)
#define KILN_SITE __attribute__((nomerge)) /* two calls never become one: each has its own line */
#define KNOWN(fact) __builtin_assume(fact)
#else
#define KILN_SITE
#define KNOWN(fact) do { if (!(fact)) __builtin_unreachable(); } while (0)
#endif
/* A copy of a small method for the C compiler to inline; the method itself stands elsewhere. */
#define KILN_COPY extern inline __attribute__((gnu_inline))
#if defined(__clang__)
#define KILN_RARE __attribute__((minsize)) /* hardly ever runs: small before fast */
#else
#define KILN_RARE __attribute__((cold, optimize("Os")))
#endif
#define KILN_INLINE static inline __attribute__((always_inline))

/* Octets that alias octets only: a char type of C would alias everything. */
#if defined(__clang__)
typedef _BitInt(8) kiln_byte;
typedef unsigned _BitInt(8) kiln_boolean;
#else
typedef i8 kiln_byte;
typedef u8 kiln_boolean;
#endif

struct ArrayZ { Object header; i32 length; kiln_byte data[]; }; /* boolean and byte */
struct ArrayC { Object header; i32 length; u16 data[]; };
struct ArrayS { Object header; i32 length; i16 data[]; };
struct ArrayI { Object header; i32 length; i32 data[]; };
struct ArrayF { Object header; i32 length; float data[]; };
struct ArrayJ { Object header; i32 length; i32 gap; i64 data[]; };
struct ArrayD { Object header; i32 length; i32 gap; double data[]; };
struct ArrayA { Object header; i32 length; ref data[]; };

#define REF(pointer) ((ref)(uintptr_t)(pointer))
#define SYMBOL_VALUE(symbol) ((u32)(uintptr_t)(symbol)) /* an absolute symbol of the linker */

/* After a call that may leave an exception pending, in a function that looks. */
#define CHECK(label) do { if (UNLIKELY(REF(kiln_core.exc) != 0)) goto label; } while (0)

/* Checks that throw. What comes `after` is a jump where the function looks for exceptions; others
   are never returned to. */
#define CHECK_NULL(o, after) \
  do { if (UNLIKELY(!(o))) { kiln_throw_null_pointer(); after; } } while (0)
#define CHECK_INDEX(array, index, after)                                              \
  do {                                                                                \
    if (UNLIKELY((u32)(index) >= (u32)((Array *)(array))->length)) {                  \
      kiln_throw_array_index(index, ((Array *)(array))->length); after;               \
    }                                                                                 \
  } while (0)
#define CHECK_STACK(after)                                                            \
  do {                                                                                \
    if (UNLIKELY((char *)__builtin_frame_address(0) < kiln_core.stack_limit)) {       \
      kiln_stack_overflow(); after;                                                   \
    }                                                                                 \
  } while (0)
#define INITIALIZE(c, after)                                                          \
  do { if (UNLIKELY((c).state != STATE_INITIALIZED)) { kiln_initialize(&(c)); after; } } while (0)
#define UNREACHABLE __builtin_unreachable()
/* Names a function for a function that looks: the C compiler must neither copy the body to where
   exceptions are looked for, nor find out that it always throws. */
#define KILN_OPAQUE(name, function) __asm__(".set " #name ", " #function)
#define POLL() do { if (UNLIKELY(kiln_core.poll != 0)) kiln_poll(); } while (0)

/* Calls of a virtual method through the dispatch table of the receiver's class. */
#define DISPATCH(object, slot) AT(void, *AT(u32, (object)->class_ + (uintptr_t)(slot)))

/* Tests against a class with subclasses, and against an interface. */
#define IN_RANGE(object, number_, span) \
  ((u32)(CLASS_OF(object)->number - SYMBOL_VALUE(number_)) <= SYMBOL_VALUE(span))
#define HAS_BIT(object, byte, bit) \
  (AT(u8, CLASS_OF(object)->tests + SYMBOL_VALUE(byte))[0] & (u8)SYMBOL_VALUE(bit))

KILN_INLINE i32 kiln_is_array_of(const Object *object, const Class *c) {
  return object->class_ == REF(c) || kiln_instance_of(object, c);
}

/* May `value` (not null) be an element of the array? */
KILN_INLINE i32 kiln_can_store(const Object *array, const Object *value) {
  ref component = CLASS_OF(array)->component;
  return component == value->class_ || kiln_assignable(CLASS_OF(value), AT(Class, component));
}

/* --- arithmetic --- */

/* The divisor is not 0: -1 apart, as the C quotient of the least number and -1 is undefined. */
KILN_INLINE i32 kiln_div32(i32 a, i32 b) { return b == -1 ? -a : a / b; }
KILN_INLINE i32 kiln_rem32(i32 a, i32 b) { return b == -1 ? 0 : a % b; }
KILN_INLINE i64 kiln_div64(i64 a, i64 b) { return b == -1 ? -a : a / b; }
KILN_INLINE i64 kiln_rem64(i64 a, i64 b) { return b == -1 ? 0 : a % b; }
KILN_INLINE i32 kiln_cmp64(i64 a, i64 b) { return (a > b) - (a < b); }
KILN_INLINE i32 kiln_cmpl(double a, double b) { return a > b ? 1 : a == b ? 0 : -1; }
KILN_INLINE i32 kiln_cmpg(double a, double b) { return a < b ? -1 : a == b ? 0 : 1; }
KILN_INLINE i32 kiln_d2i(double a) {
  return a != a ? 0 : a >= 2147483647.0 ? INT32_MAX : a <= -2147483648.0 ? INT32_MIN : (i32)a;
}
KILN_INLINE i64 kiln_d2l(double a) {
  return a != a ? 0
       : a >= 9223372036854775807.0 ? INT64_MAX
       : a <= -9223372036854775808.0 ? INT64_MIN : (i64)a;
}
double kiln_fmod(double a, double b); /* drem and frem: truncating, exact */

KILN_INLINE i32 kiln_float_bits(float a) { i32 b; __builtin_memcpy(&b, &a, 4); return b; }
KILN_INLINE float kiln_bits_float(i32 a) { float b; __builtin_memcpy(&b, &a, 4); return b; }
KILN_INLINE i64 kiln_double_bits(double a) { i64 b; __builtin_memcpy(&b, &a, 8); return b; }
KILN_INLINE double kiln_bits_double(i64 a) { double b; __builtin_memcpy(&b, &a, 8); return b; }
KILN_INLINE i32 kiln_clz32(i32 a) { return a ? __builtin_clz((u32)a) : 32; }
KILN_INLINE i32 kiln_ctz32(i32 a) { return a ? __builtin_ctz((u32)a) : 32; }
KILN_INLINE i32 kiln_clz64(i64 a) { return a ? __builtin_clzll((u64)a) : 64; }
KILN_INLINE i32 kiln_ctz64(i64 a) { return a ? __builtin_ctzll((u64)a) : 64; }
KILN_INLINE i32 kiln_rotl32(i32 a, i32 n) {
  return (i32)((u32)a << (n & 31) | (u32)a >> (-n & 31));
}
KILN_INLINE i64 kiln_rotl64(i64 a, i32 n) {
  return (i64)((u64)a << (n & 63) | (u64)a >> (-n & 63));
}
KILN_INLINE i64 kiln_multiply_high(i64 a, i64 b) { return (i64)(((__int128)a * b) >> 64); }
KILN_INLINE void kiln_keep(const Object *o) { __asm__ volatile("" : : "r"(o)); }
KILN_INLINE void kiln_fence(void) { __asm__ volatile("" : : : "memory"); }

/* The character at the index of a string of one byte each; negative if it cannot be read so. */
KILN_INLINE i32 kiln_latin_at(const Object *value, i32 coder, i32 index) {
  const struct ArrayZ *bytes = (const struct ArrayZ *)value;
  if (LIKELY(coder == 0 && (u32)index < (u32)bytes->length)) return (u8)bytes->data[index];
  return -1;
}

/* --- raw memory: object (or null) plus offset --- */

#define KILN_RAW(type, suffix, value)                                                    \
  typedef type __attribute__((may_alias, aligned(1))) kiln_raw_##suffix;                 \
  KILN_INLINE value kiln_get_##suffix(const Object *o, i64 offset) {                     \
    return *(kiln_raw_##suffix *)((uintptr_t)o + (u64)offset);                           \
  }                                                                                      \
  KILN_INLINE void kiln_put_##suffix(Object *o, i64 offset, value x) {                   \
    *(kiln_raw_##suffix *)((uintptr_t)o + (u64)offset) = (type)x;                        \
  }                                                                                      \
  KILN_INLINE i32 kiln_cas_##suffix(Object *o, i64 offset, value expected, value x) {    \
    if (kiln_get_##suffix(o, offset) != expected) return 0;                              \
    kiln_put_##suffix(o, offset, x);                                                     \
    return 1;                                                                            \
  }                                                                                      \
  KILN_INLINE value kiln_exchange_##suffix(Object *o, i64 offset, value expected, value x) { \
    value old = kiln_get_##suffix(o, offset);                                            \
    if (old == expected) kiln_put_##suffix(o, offset, x);                                \
    return old;                                                                          \
  }                                                                                      \
  KILN_INLINE value kiln_swap_##suffix(Object *o, i64 offset, value x) {                 \
    value old = kiln_get_##suffix(o, offset);                                            \
    kiln_put_##suffix(o, offset, x);                                                     \
    return old;                                                                          \
  }
#define KILN_RAW_NUMBER(type, suffix, value)                                             \
  KILN_RAW(type, suffix, value)                                                          \
  KILN_INLINE value kiln_add_##suffix(Object *o, i64 offset, value x) {                  \
    value old = kiln_get_##suffix(o, offset);                                            \
    kiln_put_##suffix(o, offset, (value)(old + x));                                      \
    return old;                                                                          \
  }

KILN_RAW(u8, u8, i32)
KILN_RAW(i8, i8, i32)
KILN_RAW(i16, i16, i32)
KILN_RAW(u16, u16, i32)
KILN_RAW_NUMBER(i32, i32, i32)
KILN_RAW_NUMBER(i64, i64, i64)
KILN_RAW_NUMBER(float, float, float)
KILN_RAW_NUMBER(double, double, double)

typedef ref __attribute__((may_alias)) kiln_raw_ref;
KILN_INLINE Object *kiln_get_ref(const Object *o, i64 offset) {
  return AT(Object, *(kiln_raw_ref *)((uintptr_t)o + (u64)offset));
}
KILN_INLINE void kiln_put_ref(Object *o, i64 offset, Object *x) {
  *(kiln_raw_ref *)((uintptr_t)o + (u64)offset) = REF(x);
}
KILN_INLINE i32 kiln_cas_ref(Object *o, i64 offset, Object *expected, Object *x) {
  if (kiln_get_ref(o, offset) != expected) return 0;
  kiln_put_ref(o, offset, x);
  return 1;
}
KILN_INLINE Object *kiln_exchange_ref(Object *o, i64 offset, Object *expected, Object *x) {
  Object *old = kiln_get_ref(o, offset);
  if (old == expected) kiln_put_ref(o, offset, x);
  return old;
}
KILN_INLINE Object *kiln_swap_ref(Object *o, i64 offset, Object *x) {
  Object *old = kiln_get_ref(o, offset);
  kiln_put_ref(o, offset, x);
  return old;
}

#endif
