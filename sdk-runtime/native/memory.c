/*
 * memcpy, memmove, memset, memcmp and strlen: there is no libc, and the compiler may call them for
 * a struct assignment. Short ones by overlapping loads and stores, long ones by the string
 * instructions, which every x86-64 of the last ten years runs at the width of its cache lines.
 */
#include "runtime.h"

/* The compiler must not see memset in the body of memset, and call it. */
#if defined(__clang__)
#define PLAIN __attribute__((no_builtin))
#else
#define PLAIN __attribute__((optimize("no-tree-loop-distribute-patterns")))
#endif

#define LONG 512 /* from here on `rep` pays for its start-up */

typedef u64 word __attribute__((aligned(1), may_alias));
typedef u32 half __attribute__((aligned(1), may_alias));
typedef u16 quarter __attribute__((aligned(1), may_alias));
typedef long long vector __attribute__((vector_size(16), aligned(1), may_alias));

/* Up to 32 bytes: all loads come before all stores, so that overlap does no harm. */
static inline void copy_short(u8 *to, const u8 *from, size_t count) {
  if (count >= 16) {
    vector head = *(const vector *)from, tail = *(const vector *)(from + count - 16);
    *(vector *)to = head;
    *(vector *)(to + count - 16) = tail;
  } else if (count >= 8) {
    u64 head = *(const word *)from, tail = *(const word *)(from + count - 8);
    *(word *)to = head;
    *(word *)(to + count - 8) = tail;
  } else if (count >= 4) {
    u32 head = *(const half *)from, tail = *(const half *)(from + count - 4);
    *(half *)to = head;
    *(half *)(to + count - 4) = tail;
  } else if (count >= 2) {
    u16 head = *(const quarter *)from, tail = *(const quarter *)(from + count - 2);
    *(quarter *)to = head;
    *(quarter *)(to + count - 2) = tail;
  } else if (count == 1) {
    *to = *from;
  }
}

/* Upwards, four vectors a step; the last four, which may overlap those before, are read first. */
static inline void copy_up(u8 *to, const u8 *from, size_t count) {
  if (count >= 64) {
    const u8 *tail = from + count - 64;
    u8 *last = to + count - 64;
    vector t0 = *(const vector *)tail, t1 = *(const vector *)(tail + 16);
    vector t2 = *(const vector *)(tail + 32), t3 = *(const vector *)(tail + 48);
    for (; to < last; to += 64, from += 64) {
      vector v0 = *(const vector *)from, v1 = *(const vector *)(from + 16);
      vector v2 = *(const vector *)(from + 32), v3 = *(const vector *)(from + 48);
      *(vector *)to = v0;
      *(vector *)(to + 16) = v1;
      *(vector *)(to + 32) = v2;
      *(vector *)(to + 48) = v3;
    }
    *(vector *)last = t0;
    *(vector *)(last + 16) = t1;
    *(vector *)(last + 32) = t2;
    *(vector *)(last + 48) = t3;
  } else { /* 33 to 63 */
    vector v0 = *(const vector *)from, v1 = *(const vector *)(from + 16);
    vector t0 = *(const vector *)(from + count - 32), t1 = *(const vector *)(from + count - 16);
    *(vector *)to = v0;
    *(vector *)(to + 16) = v1;
    *(vector *)(to + count - 32) = t0;
    *(vector *)(to + count - 16) = t1;
  }
}

static inline void copy_down(u8 *to, const u8 *from, size_t count) {
  vector h0 = *(const vector *)from, h1 = *(const vector *)(from + 16);
  for (; count > 32; count -= 32) {
    vector v0 = *(const vector *)(from + count - 16), v1 = *(const vector *)(from + count - 32);
    *(vector *)(to + count - 16) = v0;
    *(vector *)(to + count - 32) = v1;
  }
  *(vector *)to = h0;
  *(vector *)(to + 16) = h1;
}

/*
 * Whether the string instructions copy a byte at a time: near overlaps, and on AMD's processors also
 * where `to` is less than a cache line ahead of `from` in its page, whatever page that is. There they
 * take twenty times as long.
 */
static inline int string_is_slow(const u8 *to, const u8 *from) {
  u64 ahead = (u64)to - (u64)from;
  return (ahead - 1 & 4095) < 63 || -ahead < 64;
}

/* More than 32 bytes, to where no byte lies that is still to be read. */
static inline void copy_long(u8 *to, const u8 *from, size_t count) {
  if (count < LONG || string_is_slow(to, from)) {
    copy_up(to, from, count);
  } else {
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
  }
}

PLAIN void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  if (count <= 32) {
    copy_short(to, from, count);
  } else {
    copy_long(to, from, count);
  }
  return to;
}

PLAIN void *memmove(void *to, const void *from, size_t count) {
  if (count <= 32) {
    copy_short(to, from, count);
  } else if ((u64)to - (u64)from >= count) {
    /* `to` is not inside the source: upwards reads nothing that was written. */
    copy_long(to, from, count);
  } else {
    copy_down(to, from, count);
  }
  return to;
}

PLAIN void *memset(void *to, int value, size_t count) {
  u8 *at = to;
  u64 fill = (u8)value * 0x0101010101010101ull;
  if (count < 16) {
    if (count >= 8) {
      *(word *)at = fill;
      *(word *)(at + count - 8) = fill;
    } else if (count >= 4) {
      *(half *)at = (u32)fill;
      *(half *)(at + count - 4) = (u32)fill;
    } else {
      for (size_t i = 0; i < count; i++) at[i] = (u8)value;
    }
  } else if (count < LONG) {
    vector wide = {(long long)fill, (long long)fill};
    u8 *last = at + count - 16;
    for (; at < last; at += 16) *(vector *)at = wide;
    *(vector *)last = wide;
  } else {
    __asm__ volatile("rep stosb" : "+D"(at), "+c"(count) : "a"(value) : "memory");
  }
  return to;
}

PLAIN int memcmp(const void *a, const void *b, size_t count) {
  const u8 *x = a, *y = b;
  for (; count >= 8; count -= 8, x += 8, y += 8) {
    u64 p = *(const word *)x, q = *(const word *)y;
    if (p != q) return __builtin_bswap64(p) < __builtin_bswap64(q) ? -1 : 1;
  }
  for (; count > 0; count--, x++, y++) {
    if (*x != *y) return *x - *y;
  }
  return 0;
}

PLAIN size_t strlen(const char *text) {
  const char *end = text;
  while (*end != 0) end++;
  return (size_t)(end - text);
}
