/*
 * After marking: one walk over all pages in address order. Blocks and big objects without a mark
 * become free runs together with their free neighbours; blocks with marks wait for their lazy sweep
 * (cells.c). Costs a look at the mark bits, not at the objects.
 */
#include "runtime.h"

#define FEW 8            /* marks of a block worth looking at one by one */
#define POISON 0xdb      /* fills freed memory in stress mode */

static u32 run_first, run_count; /* the free run that the walk is in; no count between runs */

static void extend_run(u32 first, u32 count) {
  if (run_count == 0) run_first = first;
  run_count += count;
}

static void free_pages(u32 first, u32 count) {
  extend_run(first, count);
  for (u32 i = 0; i < count; i++) heap.pages[first + i].zero = 0;
  if (options.gc_stress) memset(AT(void, page_address(first)), POISON, count * PAGE);
}

static void end_run(void) {
  if (run_count != 0) pages_give(run_first, run_count);
  run_count = 0;
}

/* Bits in pairs, in fours, in bytes, then the sum of the bytes: the baseline has no instruction. */
static u32 count_bits(u64 word) {
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return (u32)(word * 0x0101010101010101 >> 56);
}

static u32 count_marks(u32 block) {
  const u64 *word = &heap.marks[granule_of(page_address(block)) >> 6];
  u32 count = 0;
  for (u32 i = 0; i < BLOCK_PAGES * PAGE_GRANULES / 64; i++) {
    count += count_bits(word[i]);
  }
  return count;
}

/* Are all marks of the block those of stray words on free cells? Their headers are zero. */
static u32 only_strays(u32 block) {
  u64 at = granule_of(page_address(block)), end = at + BLOCK_PAGES * PAGE_GRANULES;
  for (at = bits_next(heap.marks, at, end); at < end; at = bits_next(heap.marks, at + 1, end)) {
    if (AT(Object, heap.start + (at << GRANULE_SHIFT))->class_ != 0) return 0;
    if (at + 1 == end) break;
  }
  return 1;
}

static void poison_cells(u32 block) {
  u32 cell = kiln_cell_size(heap.pages[block].size_class);
  u64 at = page_address(block), end = page_address(block + BLOCK_PAGES);
  for (; at + cell <= end; at += cell) {
    if (!bit_test(heap.marks, granule_of(at))) memset(AT(void, at), POISON, cell);
  }
}

static void sweep_block(u32 block) {
  struct Page *page = &heap.pages[block];
  u32 count = count_marks(block);
  if (count == 0 || (count <= FEW && only_strays(block))) {
    free_pages(block, BLOCK_PAGES);
    return;
  }
  end_run();
  heap.live += (u64)count * kiln_cell_size(page->size_class);
  if (options.gc_stress) poison_cells(block);
  cells_pend(block, count);
}

static void sweep_big(u32 first) {
  u32 count = heap.pages[first].extent;
  if (!bit_test(heap.marks, granule_of(big_address(first)))) {
    free_pages(first, count);
    return;
  }
  end_run();
  heap.live += count * PAGE;
}

/* Pages at the end that went back to the platform are as if they had never been used. */
static void lower_top(void) {
  while (run_count > 0 && heap.pages[run_first + run_count - 1].zero) {
    run_count--;
    heap.pages[run_first + run_count].kind = PAGE_VIRGIN;
    heap.top -= PAGE;
  }
}

void sweep_all(void) {
  heap.live = 0;
  pages_forget_free();
  u32 end = page_of(heap.top);
  for (u32 at = 0, next; at < end; at = next) {
    struct Page *page = &heap.pages[at];
    switch (page->kind) {
      case PAGE_CELLS:
        next = at + BLOCK_PAGES;
        sweep_block(at);
        break;
      case PAGE_BIG:
        next = at + page->extent;
        sweep_big(at);
        break;
      case PAGE_FREE:
        next = at + page->extent;
        extend_run(at, page->extent);
        break;
      default: kiln_fatal("the heap's page table is damaged");
    }
  }
  lower_top();
  end_run();
}
