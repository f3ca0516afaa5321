/*
 * Roots. Static fields, class objects and tables are exact; stacks are not: a word there may be a
 * reference or an integer that looks like one.
 *
 * What compiled code keeps across a call is a 64-bit pointer, to an object's start or into it or
 * just past the end of an array, or a 32-bit reference that the compiler spilled as loaded, which
 * is always a start. So an aligned word whose upper half is zero may point anywhere into an object;
 * any other half of a word counts only if it is exactly the start of an object.
 *
 * A word that points at free memory marks it all the same: the cell stays unused until nothing
 * seems to point at it, so that a stray integer on a stack cannot come to hold a later object. The
 * window above the top makes that work for memory that the heap is about to grow into.
 */
#include "runtime.h"

u64 roots_stack_bytes;

/* Is the cell in use? Its header is zero if it was handed out in a run but not yet allocated. */
static u32 cell_used(const struct Page *block, u64 block_granule, u64 granule) {
  if (granule - block_granule >= block->swept && !bit_test(heap.starts, granule)) return 0;
  return AT(Object, heap.start + (granule << GRANULE_SHIFT))->class_ != 0;
}

/* Keeps a free cell out of use; its header must not be taken for an object's in the next round. */
static void shun_cell(u64 granule) {
  Object *cell = AT(Object, heap.start + (granule << GRANULE_SHIFT));
  if (cell->class_ != 0) cell->class_ = 0;
  bit_set(heap.marks, granule);
}

/* Start of the cell around `address`, 0 if that is the rest of a block that is no cell. */
static u64 cell_around(u32 page, u64 address) {
  u32 first = page - heap.pages[page].position;
  u32 size = kiln_cell_size(heap.pages[first].size_class);
  u64 base = page_address(first);
  u64 start = base + (u32)(address - base) / size * size;
  return start + size > base + BLOCK_PAGES * PAGE ? 0 : start;
}

static u32 is_object(u32 page, u64 cell) {
  u32 first = page - heap.pages[page].position;
  return cell_used(&heap.pages[first], granule_of(page_address(first)), granule_of(cell));
}

static u64 big_around(u32 page) {
  return big_address(heap.pages[page].kind == PAGE_REST ? page - heap.pages[page].extent : page);
}

static void mark_cell(u32 page, u64 address, u32 interior) {
  u64 start = cell_around(page, address);
  if (start == 0 || (start != address && !interior)) return;
  if (is_object(page, start)) mark_reference((ref)start);
  else if (start == address) shun_cell(granule_of(start));
}

/* An array that ends exactly here: a loop may keep nothing of it but its end. */
static void mark_ending_at(u64 end) {
  if (end == heap.start) return;
  u32 page = page_of(end - 1);
  u8 kind = heap.pages[page].kind;
  u64 start = 0;
  if (kind == PAGE_CELLS) {
    start = cell_around(page, end - 1);
    if (start != 0 && !is_object(page, start)) return;
  } else if (kind == PAGE_BIG || kind == PAGE_REST) {
    start = big_around(page);
  }
  if (start == 0) return;
  const Object *object = AT(Object, start);
  kind = CLASS_OF(object)->kind;
  if (kind >= KIND_BOOLEAN_ARRAY && kind <= KIND_REF_ARRAY && start + object_size(object) == end) {
    mark_reference((ref)start);
  }
}

/* Cells start at granules; of big objects, arrays of elements below 8 bytes do not. */
static inline u32 may_start(u64 address) {
  return (address & 7) == 0 || (address & (PAGE - 1)) == BIG_LEAD - HEAD;
}

/* A word of a stack: `interior` if it may point into an object, else to its start only. */
static inline void mark_word(u64 address, u32 interior) {
  if (address - heap.start >= heap.window - heap.start) return;
  if (!may_start(address) && !interior) return;
  u32 page = page_of(address);
  switch (heap.pages[page].kind) {
    case PAGE_CELLS:
      mark_cell(page, address, interior);
      break;
    case PAGE_BIG:
    case PAGE_REST:
      if (interior || big_around(page) == address) mark_reference((ref)big_around(page));
      break;
    default: /* free, or above the top */
      if (!may_start(address)) break;
      bit_set(heap.marks, granule_of(address));
      if (address >= heap.marks_end) heap.marks_end = (address & ~7ull) + 8;
  }
  if (interior && (address & 7) == 0) mark_ending_at(address);
}

static void mark_stack(u64 low, u64 high) {
  roots_stack_bytes += high - low;
  for (u64 at = low & ~7ull; at < high; at += 8) {
    u64 word = *AT(u64, at);
    if (word >> 32 == 0) {
      mark_word(word, 1);
    } else {
      mark_word((u32)word, 0);
      mark_word(word >> 32, 0);
    }
  }
}

static void mark_fibers(u64 stack_pointer) {
  roots_stack_bytes = 0;
  for (Fiber *fiber = fibers; fiber != 0; fiber = fiber->next_of_all) {
    mark_reference(REF(fiber->thread));
    mark_reference(REF(fiber->exc));
    u64 low = fiber == kiln_core.fiber ? stack_pointer : fiber->sp;
    mark_stack(low, (u64)fiber->high);
  }
  mark_reference(REF(kiln_core.exc));
}

static void mark_fields(Object *object) {
  const u16 *map = AT(u16, CLASS_OF(object)->references);
  if (map == 0) return;
  for (u32 count = *map++; count > 0; count--) mark_reference(FIELD(ref, object, *map++));
}

/* Objects laid out as data: one after the other, each at a multiple of 8. */
static void mark_image_objects(void) {
  u64 *at = kiln_objects_start;
  while (at < kiln_objects_end) {
    Object *object = (Object *)at;
    if (object->class_ == 0) { /* the linker's padding */
      at++;
      continue;
    }
    if (CLASS_OF(object)->kind == KIND_REF_ARRAY) {
      ref *element = elements((Array *)object, 2);
      for (i32 i = 0; i < ((Array *)object)->length; i++) mark_reference(element[i]);
    } else {
      mark_fields(object);
      u32 special = CLASS_OF(object)->special;
      if (special != SPECIAL_NONE) references_visit(object, special);
    }
    at += (object_size(object) + 7) / 8;
  }
}

void roots_mark(u64 stack_pointer) {
  for (ref *at = kiln_statics_start; at < kiln_statics_end; at++) mark_reference(*at);
  for (const ref *c = kiln_classes; *c != 0; c++) mark_fields(AT(Object, *c));
  mark_image_objects();
  memory_mark();
  monitors_mark();
  mark_reference(references_pending);
  mark_fibers(stack_pointer);
}
