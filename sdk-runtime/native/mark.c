/*
 * Marking: a bit per granule, an explicit stack, exact maps of objects.
 *
 * An entry of the stack is the address of an object, and for a long array of references the index
 * to go on with in the upper half, so that an array is never pushed element by element at once.
 * Between the stack and the scan lies a queue of a few objects whose memory has been asked for: the
 * cache fetches them while others are scanned. When the stack is full, objects stay marked without
 * being scanned; the lowest of them is remembered and the heap rescanned from there, which repeats
 * until nothing was dropped. So any graph can be marked with any stack.
 */
#include "runtime.h"

#define CHUNK 128 /* elements of an array scanned at once */
#define QUEUE 16  /* a power of two */

/* What marking works with: copied into locals while objects are scanned, where the compiler can
   keep it in registers, since what is written through pointers might be this otherwise. */
struct Marker {
  u64 *top;         /* of the mark stack: the next entry goes here */
  u64 *limit;
  u64 *marks;
  u32 base, span;   /* heap.start and the bytes up to heap.top: one test for both ends */
};

u32 mark_clears_soft;
u32 mark_overflows;
u64 mark_scanned;
static struct Marker marker;
static u64 overflowed; /* lowest object that found the stack full; ~0: none */

void mark_start(u32 clear_soft) {
  mark_clears_soft = clear_soft;
  mark_scanned = 0;
  overflowed = ~0ull;
  marker = (struct Marker){.top = heap.stack, .limit = heap.stack + heap.stack_limit,
                           .marks = heap.marks, .base = (u32)heap.start,
                           .span = (u32)(heap.top - heap.start)};
}

static inline __attribute__((always_inline)) void push(struct Marker *m, u64 entry) {
  if (LIKELY(m->top < m->limit)) {
    *m->top++ = entry;
  } else if ((u32)entry < overflowed) {
    overflowed = (u32)entry;
  }
}

u32 is_marked(ref reference) {
  u32 offset = reference - marker.base;
  return offset >= marker.span || bit_test(heap.marks, offset >> GRANULE_SHIFT);
}

static inline __attribute__((always_inline)) void mark(struct Marker *m, ref reference) {
  u32 offset = reference - m->base; /* null and what lies outside the heap wrap to no less */
  if (offset >= m->span) return;
  u64 *word = &m->marks[offset >> GRANULE_SHIFT >> 6];
  u64 bit = 1ull << (offset >> GRANULE_SHIFT & 63);
  if (*word & bit) return;
  *word |= bit;
  push(m, reference);
}

void mark_reference(ref reference) { mark(&marker, reference); }

static inline __attribute__((always_inline)) void scan_elements(struct Marker *m, u64 entry) {
  const Array *array = AT(Array, (u32)entry);
  const ref *at = elements(array, 2);
  u32 from = (u32)(entry >> 32), length = (u32)array->length;
  u32 to = length - from > CHUNK ? from + CHUNK : length;
  if (to < length) push(m, (u32)entry | (u64)to << 32); /* first: its elements come off before it */
  for (u32 i = from; i < to; i++) mark(m, at[i]);
}

static inline __attribute__((always_inline)) void scan(struct Marker *m, u64 entry) {
  Object *object = AT(Object, (u32)entry);
  const Class *c = CLASS_OF(object);
  if (c->kind == KIND_INSTANCE) {
    const u16 *map = AT(u16, c->references);
    if (map != 0) {
      for (const u16 *end = map + 1 + *map; ++map < end;) mark(m, FIELD(ref, object, *map));
    }
    if (UNLIKELY(c->special != SPECIAL_NONE)) {
      marker = *m;
      references_visit(object, c->special);
      *m = marker;
    }
  } else if (c->kind == KIND_REF_ARRAY) {
    scan_elements(m, entry);
  }
}

static APART void drain(void) {
  struct Marker m = marker;
  u64 queue[QUEUE];
  u32 first = 0, waiting = 0;
  u64 scanned = 0;
  for (;;) {
    while (waiting < QUEUE && m.top > heap.stack) {
      u64 entry = *--m.top;
      __builtin_prefetch(AT(void, (u32)entry));
      queue[(first + waiting++) % QUEUE] = entry;
    }
    if (waiting == 0) break;
    u64 entry = queue[first];
    first = (first + 1) % QUEUE;
    waiting--;
    scanned++;
    scan(&m, entry);
  }
  mark_scanned += scanned;
  marker = m;
}

/* Scans all marked objects from `first` on again: whoever was dropped is among them. */
static void rescan(u64 first) {
  u64 end = granule_of(heap.top);
  for (u64 at = granule_of(first);; at++) {
    at = bits_next(heap.marks, at, end);
    if (at >= end) break;
    u64 address = heap.start + (at << GRANULE_SHIFT);
    u8 kind = heap.pages[page_of(address)].kind;
    if (kind != PAGE_CELLS && kind != PAGE_BIG) continue; /* the mark of a stray word */
    if (kind == PAGE_BIG) address = big_address(page_of(address));
    if (AT(Object, address)->class_ == 0) continue;       /* likewise */
    push(&marker, address);
    drain();
  }
}

void mark_all(void) {
  drain();
  while (overflowed != ~0ull) {
    u64 first = overflowed;
    overflowed = ~0ull;
    mark_overflows++;
    rescan(first);
  }
}
