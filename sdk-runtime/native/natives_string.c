/* Natives of java.lang.StringLatin1 and StringCoding: bytes of strings, sixteen at a time. */
#include "runtime.h"

typedef u8 octets __attribute__((vector_size(16), aligned(1), may_alias));
typedef u64 word __attribute__((aligned(1), may_alias));

static inline const u8 *bytes_of(const Object *array) { return elements((const Array *)array, 0); }

/* A bit for each octet whose highest bit is set. */
static inline u32 high_bits(octets v) {
  typedef char chars __attribute__((vector_size(16)));
  return (u32)__builtin_ia32_pmovmskb128((chars)v);
}

static inline octets load(const u8 *at) { return *(const octets *)at; }

static u32 present(const Object *a, const Object *b) {
  if (LIKELY(a != 0 && b != 0)) return 1;
  kiln_throw_null_pointer();
  return 0;
}

i32 kiln_java_lang_StringLatin1_hashCode(Object *value) {
  if (!present(value, value)) return 0;
  const u8 *at = bytes_of(value), *end = at + ((Array *)value)->length;
  u32 hash = 0;
  for (; end - at >= 4; at += 4) { /* 31 to the powers 4, 3, 2 and 1: no product waits for another */
    hash = hash * 923521u + at[0] * 29791u + at[1] * 961u + at[2] * 31u + at[3];
  }
  while (at < end) hash = hash * 31 + *at++;
  return (i32)hash;
}

i32 kiln_java_lang_StringLatin1_equals(Object *value, Object *other) {
  if (!present(value, other)) return 0;
  u32 length = (u32)((Array *)value)->length;
  if (length != (u32)((Array *)other)->length) return 0;
  const u8 *a = bytes_of(value), *b = bytes_of(other);
  if (length < 8) {
    for (u32 i = 0; i < length; i++) {
      if (a[i] != b[i]) return 0;
    }
    return 1;
  }
  for (u32 i = 0; i + 16 < length; i += 16) {
    if (high_bits((octets)(load(a + i) == load(b + i))) != 0xffff) return 0;
  }
  if (length < 16) {
    return *(const word *)a == *(const word *)b
        && *(const word *)(a + length - 8) == *(const word *)(b + length - 8);
  }
  return high_bits((octets)(load(a + length - 16) == load(b + length - 16))) == 0xffff;
}

i32 kiln_java_lang_StringLatin1_compareTo(Object *value, Object *other, i32 length,
                                          i32 other_length) {
  if (!present(value, other)) return 0;
  const u8 *a = bytes_of(value), *b = bytes_of(other);
  i32 common = length < other_length ? length : other_length, i = 0;
  for (; i + 16 <= common; i += 16) {
    u32 equal = high_bits((octets)(load(a + i) == load(b + i)));
    if (equal != 0xffff) {
      i += __builtin_ctz(~equal);
      return a[i] - b[i];
    }
  }
  for (; i < common; i++) {
    if (a[i] != b[i]) return a[i] - b[i];
  }
  return length - other_length;
}

/* From `at` on, which is not negative, below `most`, which is no more than the length. */
i32 kiln_java_lang_StringLatin1_indexOfChar(Object *value, i32 wanted, i32 at, i32 most) {
  if (!present(value, value)) return -1;
  const u8 *bytes = bytes_of(value);
  u8 octet = (u8)wanted;
  octets all = (octets){} + octet;
  for (; at + 16 <= most; at += 16) {
    u32 equal = high_bits((octets)(load(bytes + at) == all));
    if (equal != 0) return at + __builtin_ctz(equal);
  }
  for (; at < most; at++) {
    if (bytes[at] == octet) return at;
  }
  return -1;
}

i32 kiln_java_lang_StringCoding_hasNegatives(Object *array, i32 at, i32 length) {
  if (!present(array, array)) return 0;
  const u8 *bytes = bytes_of(array);
  u32 bound = (u32)((Array *)array)->length;
  i32 end = at + length;
  if (length > 0 && ((u32)at >= bound || (u32)end > bound)) { /* as a loop over them would find out */
    kiln_throw_array_index((u32)at >= bound ? at : (i32)bound, (i32)bound);
    return 0;
  }
  for (; at + 16 <= end; at += 16) {
    if (high_bits(load(bytes + at)) != 0) return 1;
  }
  for (; at < end; at++) {
    if (bytes[at] > 127) return 1;
  }
  return 0;
}

/* jdk.internal.util.ArraysSupport: places are offsets as Unsafe has them, so no array need be there. */
i32 kiln_jdk_internal_util_ArraysSupport_vectorizedMismatch(Object *first, i64 at, Object *second,
                                                            i64 other_at, i32 length, i32 shift) {
  const u8 *a = (const u8 *)first + at, *b = (const u8 *)second + other_at;
  u64 count = (u64)(u32)length << shift, i = 0;
  for (; i + 16 <= count; i += 16) {
    u32 same = (u32)high_bits((octets)(load(a + i) == load(b + i)));
    if (same != 0xffff) return (i32)((i + (u32)__builtin_ctz(~same)) >> shift);
  }
  for (; i < count; i++) {
    if (a[i] != b[i]) return (i32)(i >> shift);
  }
  return -1;
}
