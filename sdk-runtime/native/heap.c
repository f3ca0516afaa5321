/*
 * Allocation: cells up to KILN_SMALL_MAX bytes, runs of pages beyond; the collector is asked first
 * when the budget since its last run is used up, and again, with soft references cleared, before
 * memory is said to be out.
 */
#include "runtime.h"

#define GRACE_MOST 16384     /* bytes of an object that the reserve may be used for */
#define ARRAY_LENGTH_MOST 0x7ffffffd /* of HotSpot, which words a longer one differently */
#define ARRAY_BYTES_MOST 0xf0000000ull /* beyond any heap; keeps sums of sizes below 2^32 */

static ref memory_blocks; /* list of all blocks of memory_take */

void heap_start(void) {
  pages_start(options.heap);
  heap.budget = HEAP_LEAST_BUDGET;
  heap.stress = 1;
}

u64 heap_used(void) { return heap.live + heap.since - cells_unused(); }

u64 heap_allocated(void) { return kiln_core.allocated - cells_unused(); }

u32 object_size(const Object *object) {
  const Class *c = CLASS_OF(object);
  if (c->size != 0) return c->size;
  const Array *array = (const Array *)object;
  return head_of(c->shift) + ((u32)array->length << c->shift);
}

static Object *take_cell(u32 size_class) {
  struct Run *run = options.gc_stress ? &cells_held[size_class] : &kiln_core.runs[size_class];
  if (run->cursor >= run->limit) {
    if (!cells_run(size_class, run)) return 0;
    heap.since += run->limit - run->cursor;
    kiln_core.allocated += run->limit - run->cursor;
  }
  Object *object = AT(Object, run->cursor);
  run->cursor += kiln_cell_size(size_class);
  return object;
}

static u32 shunned_by_big(u32 page) {
  return bit_test(heap.starts, granule_of(page_address(page) + BIG_LEAD - WIDE_HEAD));
}

/* A free cell that stacks seem to point at is not used; for a big object one page is enough care:
   the granule that it starts in, which a stray word would have to hit exactly. */
static u32 take_pages_quietly(u32 count) {
  u32 first = pages_take(count);
  if (first == NO_PAGE || !shunned_by_big(first)) return first;
  u32 other = pages_take(count + 1);
  if (other == NO_PAGE) return first;
  pages_give(first, count);
  u32 shunned = shunned_by_big(other);
  pages_give(shunned ? other : other + count, 1);
  return other + shunned;
}

/* What follows its first `head` bytes begins at a line of the cache: the kernel's copies and
   vector instructions are several times slower elsewhere. */
static Object *take_big(u64 size, u32 head) {
  u32 lead = BIG_LEAD - head;
  u32 count = (u32)((lead + size + PAGE - 1) >> PAGE_SHIFT);
  if ((u64)count << PAGE_SHIFT > heap.size) return 0;
  u32 first = take_pages_quietly(count);
  if (first == NO_PAGE) return 0;
  pages_clear(first, lead + size);
  heap.pages[first] = (struct Page){.kind = PAGE_BIG, .position = (u8)lead, .extent = count};
  for (u32 i = 1; i < count; i++) {
    heap.pages[first + i] = (struct Page){.kind = PAGE_REST, .extent = i};
  }
  heap.since += count * PAGE;
  kiln_core.allocated += count * PAGE;
  return AT(Object, big_address(first));
}

static Object *try_take(u64 size, u32 head) {
  return size > KILN_SMALL_MAX ? take_big(size, head) : take_cell(kiln_size_class((u32)size));
}

/* Something small for the handler of an OutOfMemoryError: what filled the heap may still be held by
   a dead register of its frame, and goes when that is used again. */
static Object *take_in_grace(u64 size, u32 head) {
  if (!heap.grace || size > GRACE_MOST) return 0;
  heap.in_grace = 1;
  Object *object = try_take(size, head);
  heap.in_grace = 0;
  return object;
}

/* Zeroed memory without a class, or null; `head` as for take_big. */
static Object *take(u64 size, u32 head) {
  if (size > ARRAY_BYTES_MOST) return 0;
  if (heap.open_reserve) return try_take(size, head);
  if (options.gc_stress && --heap.stress == 0) {
    collect_stress();
  } else if (heap.since + (size > KILN_SMALL_MAX ? size : 0) >= heap.budget) {
    collect(0);
  }
  Object *object = try_take(size, head);
  if (object == 0) object = take_in_grace(size, head);
  for (u32 clear_soft = 0; object == 0 && clear_soft < 2; clear_soft++) {
    collect(clear_soft);
    object = try_take(size, head);
  }
  return object;
}

/* The error is made from the reserve, so that making it does not run out of memory again. */
void throw_out_of_memory(void (*throw_)(void)) {
  if (heap.open_reserve) kiln_fatal("no memory is left to make an OutOfMemoryError");
  heap.open_reserve = 1;
  throw_();
  heap.open_reserve = 0;
  heap.grace = 1;
}

static APART Object *new_object_slowly(const Class *c, u32 size) {
  Object *object = take(size, WIDE_HEAD);
  if (object == 0) {
    throw_out_of_memory(kiln_throw_out_of_memory);
    return 0;
  }
  object->class_ = REF(c);
  return object;
}

KILN_PASSES("kiln_allocate_slow") Object *kiln_allocate_slow(const Class *c, u32 size) {
  Object *object = new_object_slowly(c, size);
  if (UNLIKELY(object == 0)) kiln_unwind();
  return object;
}

KILN_PASSES("kiln_new_object") Object *kiln_new_object(const Class *c, u32 size) {
  return kiln_allocate(c, size);
}

/* The short way of small arrays: a cell of the current run, or null. */
static inline Object *bump(u32 size_class) {
  struct Run *run = &kiln_core.runs[size_class];
  u64 at = run->cursor;
  if (UNLIKELY(at >= run->limit)) return 0;
  run->cursor = at + kiln_cell_size(size_class);
  return AT(Object, at);
}

Object *array_or_null(const Class *array_class, i32 length) {
  u32 head = head_of(array_class->shift);
  u64 size = head + ((u64)length << array_class->shift);
  Object *object = size <= KILN_SMALL_MAX ? bump(kiln_size_class((u32)size)) : 0;
  if (object == 0) object = take(size, head);
  if (object == 0) return 0;
  object->class_ = REF(array_class);
  ((Array *)object)->length = length;
  return object;
}

static APART Object *new_array_slowly(const Class *array_class, i32 length) {
  if (length < 0) {
    kiln_throw_negative_size(length);
    return 0;
  }
  Object *array = array_or_null(array_class, length);
  if (array == 0) {
    u32 limit = length > ARRAY_LENGTH_MOST && kiln_throw_array_limit != 0;
    throw_out_of_memory(limit ? kiln_throw_array_limit : kiln_throw_out_of_memory);
  }
  return array;
}

/* Null with an exception pending. */
static inline __attribute__((always_inline))
Object *new_array(const Class *array_class, i32 length) {
  u64 size = head_of(array_class->shift) + ((u64)(u32)length << array_class->shift);
  Object *fresh = size <= KILN_SMALL_MAX ? bump(kiln_size_class((u32)size)) : 0;
  if (UNLIKELY(fresh == 0)) return new_array_slowly(array_class, length);
  fresh->class_ = REF(array_class);
  ((Array *)fresh)->length = length;
  return fresh;
}

KILN_PASSES("kiln_new_array") Object *kiln_new_array(const Class *array_class, i32 length) {
  Object *array = new_array(array_class, length);
  if (UNLIKELY(array == 0)) kiln_unwind();
  return array;
}

static Object *new_level(const Class *array_class, u32 dimensions, const i32 *lengths) {
  Object *array = new_array(array_class, lengths[0]);
  if (array == 0 || dimensions == 1) return array;
  ref *to = elements((Array *)array, 2);
  for (i32 i = 0; i < lengths[0]; i++) {
    Object *inner = new_level(AT(Class, array_class->component), dimensions - 1, lengths + 1);
    if (inner == 0) return 0;
    to[i] = REF(inner);
  }
  __asm__ volatile("" : : "r"(array)); /* the only way to its inner arrays: keep it in sight */
  return array;
}

static APART Object *new_arrays(
    const Class *array_class, u32 dimensions, const i32 *lengths) {
  /* All are checked before any array is made, JVMS §6.5 multianewarray. */
  for (u32 i = 0; i < dimensions; i++) {
    if (lengths[i] < 0) {
      kiln_throw_negative_size(lengths[i]);
      return 0;
    }
  }
  return new_level(array_class, dimensions, lengths);
}

KILN_PASSES("kiln_new_multi_array")
Object *kiln_new_multi_array(const Class *array_class, u32 dimensions, const i32 *lengths) {
  Object *array = new_arrays(array_class, dimensions, lengths);
  if (UNLIKELY(array == 0)) kiln_unwind();
  return array;
}

/*
 * Memory of the runtime is an object of a class of its own, kept by a list from `memory_blocks`:
 * it needs no second allocator, and its pages serve objects again when it is given back.
 */
struct Block {
  Array array;
  u32 unused;
  ref next, previous;
};

_Static_assert(sizeof(struct Block) == MEMORY_HEAD, "what callers count on to fill a cell");

static const Class block_class = {.kind = KIND_BYTE_ARRAY, .name = 0};

void *memory_take(u64 size) {
  u64 bytes = size + sizeof(struct Block);
  struct Block *block = bytes < size ? 0 : (struct Block *)take(bytes, WIDE_HEAD);
  if (block == 0) return 0;
  block->array.header.class_ = REF(&block_class);
  block->array.length = (i32)(bytes - HEAD);
  block->next = memory_blocks;
  if (memory_blocks != 0) AT(struct Block, memory_blocks)->previous = REF(block);
  memory_blocks = REF(block);
  return block + 1;
}

void memory_give(void *memory) {
  if (memory == 0) return;
  struct Block *block = (struct Block *)memory - 1;
  if (block->next != 0) AT(struct Block, block->next)->previous = block->previous;
  if (block->previous != 0) AT(struct Block, block->previous)->next = block->next;
  else memory_blocks = block->next;
}

u64 memory_size(const void *memory) {
  if (memory == 0) return 0;
  const struct Block *block = (const struct Block *)memory - 1;
  return (u64)(u32)block->array.length + HEAD - sizeof(struct Block);
}

/* Marks them all; called by roots.c, which need not know how they are linked. */
void memory_mark(void) {
  for (ref at = memory_blocks; at != 0; at = AT(struct Block, at)->next) mark_reference(at);
}
