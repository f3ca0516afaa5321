/*
 * Marking: a bit per granule, an explicit stack, exact maps of objects.
 *
 * An entry of the stack is the address of an object, and for a long array of references the index
 * to go on with in the upper half, so that an array is never pushed element by element at once.
 * Between the stack and the scan lies a ring of a few objects whose memory has been asked for: the
 * cache fetches one while others are scanned. When the stack is full, objects stay marked without
 * being scanned; the lowest of them is remembered and the heap rescanned from there, which repeats
 * until nothing was dropped. So any graph can be marked with any stack.
 */
#include "runtime.h"

#define CHUNK 128 /* elements of an array scanned at once */
#define RING 8

u32 mark_clears_soft;
u32 mark_overflows;
static u32 depth;      /* entries on the stack */
static u64 overflowed; /* lowest object that found the stack full; ~0: none */
static u32 base, span; /* heap.start and the bytes up to heap.top: one test for both ends */

void mark_start(u32 clear_soft) {
  mark_clears_soft = clear_soft;
  depth = 0;
  overflowed = ~0ull;
  base = (u32)heap.start;
  span = (u32)(heap.top - heap.start);
}

static void push(u64 entry) {
  if (depth < heap.stack_limit) {
    heap.stack[depth++] = entry;
  } else if ((u32)entry < overflowed) {
    overflowed = (u32)entry;
  }
}

u32 is_marked(ref reference) {
  u32 offset = reference - base;
  return offset >= span || bit_test(heap.marks, offset >> GRANULE_SHIFT);
}

static inline __attribute__((always_inline)) void mark(ref reference) {
  u32 offset = reference - base; /* null and what lies outside the heap wrap around to no less */
  if (offset >= span) return;
  u64 *word = &heap.marks[offset >> GRANULE_SHIFT >> 6];
  u64 bit = 1ull << (offset >> GRANULE_SHIFT & 63);
  if (*word & bit) return;
  *word |= bit;
  push(reference);
}

void mark_reference(ref reference) { mark(reference); }

static void scan_elements(Array *array, u32 from) {
  const ref *elements_ = elements(array, 2);
  u32 length = (u32)array->length;
  u32 to = length - from > CHUNK ? from + CHUNK : length;
  if (to < length) push(REF(array) | (u64)to << 32); /* first: its elements come off before it */
  for (u32 i = from; i < to; i++) mark(elements_[i]);
}

static void scan_fields(Object *object, const Class *c) {
  const u16 *map = AT(u16, c->references);
  if (map == 0) return;
  for (u32 count = *map++; count > 0; count--) mark(FIELD(ref, object, *map++));
}

static void scan(u64 entry) {
  Object *object = AT(Object, (u32)entry);
  const Class *c = CLASS_OF(object);
  if (c->kind == KIND_INSTANCE) {
    scan_fields(object, c);
    if (UNLIKELY(c->special != SPECIAL_NONE)) references_visit(object, c->special);
  } else if (c->kind == KIND_REF_ARRAY) {
    scan_elements((Array *)object, (u32)(entry >> 32));
  }
}

static void drain(void) {
  u64 ring[RING] = {0};
  u32 at = 0, waiting = 0;
  while (depth > 0 || waiting > 0) {
    u64 work = ring[at];
    ring[at] = 0;
    if (depth > 0) {
      ring[at] = heap.stack[--depth];
      __builtin_prefetch(AT(void, (u32)ring[at]));
      waiting++;
    }
    at = (at + 1) % RING;
    if (work != 0) {
      waiting--;
      scan(work);
    }
  }
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
    if (AT(Object, address)->class_ == 0) continue;       /* likewise */
    scan(address);
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
