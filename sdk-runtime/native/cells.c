/*
 * Small objects: cells of one size class in blocks of four pages, handed out as runs.
 *
 * A run is a stretch of free cells between two live ones, zeroed; compiled code bumps through it. A
 * block is swept lazily: after a collection it waits in its class's list, and each request passes
 * over the live cells that `starts` shows to the next gap. So every cell before Page.swept, and
 * before the cursor of the class's run, has been handed out or was live; a cell behind it is in use
 * only if its bit in `starts` is set. A free cell that a stack seemed to point at is marked like a
 * live one and thus skipped: nothing is put where a stray integer would keep it (see roots.c).
 */
#include "runtime.h"

struct Run cells_held[KILN_SIZE_CLASSES];
static u32 current[KILN_SIZE_CLASSES]; /* block being swept, page number + 1; 0: none */
static u32 pending[KILN_SIZE_CLASSES]; /* blocks to sweep, linked by Page.next; page number + 1 */

void cells_reset(void) {
  for (u32 i = 0; i < KILN_SIZE_CLASSES; i++) {
    current[i] = pending[i] = 0;
    kiln_core.runs[i] = cells_held[i] = (struct Run){0, 0};
  }
}

void cells_pend(u32 block) {
  struct Page *page = &heap.pages[block];
  page->next = pending[page->size_class];
  page->swept = 0;
  page->zero = 0;
  pending[page->size_class] = block + 1;
}

/* The next gap of the block after what was swept; 0 if there is none. */
static u32 next_gap(u32 block, u32 cell, struct Run *run) {
  struct Page *page = &heap.pages[block];
  u64 base = granule_of(page_address(block));
  u64 width = cell >> GRANULE_SHIFT;
  u64 end = base + BLOCK_PAGES * PAGE_GRANULES / width * width;
  u64 at = base + page->swept;
  while (at < end) {
    u64 stop = bits_next(heap.starts, at, end);
    u64 gap = (stop - at) / width * width;
    if (gap != 0) {
      run->cursor = heap.start + (at << GRANULE_SHIFT);
      run->limit = run->cursor + (gap << GRANULE_SHIFT);
      page->swept = (u32)(at + gap - base);
      return 1;
    }
    at += width;
  }
  page->swept = (u32)(end - base);
  return 0;
}

/* A fresh block. Cells that next_gap will skip must not look like objects: their memory is zeroed. */
static u32 new_block(u32 size_class) {
  u8 zero;
  u32 block = pages_take(BLOCK_PAGES, &zero);
  if (block == NO_PAGE) return 0;
  if (!zero) memset(AT(void, page_address(block)), 0, BLOCK_PAGES * PAGE);
  for (u8 i = 0; i < BLOCK_PAGES; i++) {
    heap.pages[block + i] = (struct Page){
        .kind = PAGE_CELLS, .size_class = (u8)size_class, .position = i, .zero = 1};
  }
  return block + 1;
}

u32 cells_run(u32 size_class, struct Run *run) {
  u32 cell = kiln_cell_size(size_class);
  for (;;) {
    if (current[size_class] == 0) {
      current[size_class] = pending[size_class];
      if (current[size_class] != 0) {
        pending[size_class] = heap.pages[current[size_class] - 1].next;
      } else {
        current[size_class] = new_block(size_class);
      }
      if (current[size_class] == 0) return 0;
    }
    u32 block = current[size_class] - 1;
    if (next_gap(block, cell, run)) {
      if (!heap.pages[block].zero) memset(AT(void, run->cursor), 0, run->limit - run->cursor);
      return 1;
    }
    current[size_class] = 0;
  }
}
