/*
 * Small objects: cells of one size class in blocks of four pages, handed out as runs.
 *
 * A run is a stretch of free cells between two live ones, zeroed; compiled code bumps through it. A
 * block is swept lazily: after a collection it waits in its class's list, and each request passes
 * over the live cells that `starts` shows to the next gap. So every cell before Page.swept, and
 * before the cursor of the class's run, has been handed out or was live; a cell behind it is in use
 * only if its bit in `starts` is set. A free cell that a stack seemed to point at is marked like a
 * live one and thus skipped: nothing is put where a stray integer would keep it (see roots.c).
 *
 * Blocks with few free cells are left alone while there are pages: runs of a cell or two cost more
 * than they are worth. They are used before memory is said to be out.
 */
#include "runtime.h"

struct Run cells_held[KILN_SIZE_CLASSES];
static u32 current[KILN_SIZE_CLASSES]; /* block being swept, page number + 1; 0: none */
/* Blocks to sweep, linked by Page.next; page number + 1. */
static u32 pending[KILN_SIZE_CLASSES];
static u32 crowded[KILN_SIZE_CLASSES];

u64 cells_unused(void) {
  u64 unused = 0;
  for (u32 i = 0; i < KILN_SIZE_CLASSES; i++) {
    unused += kiln_core.runs[i].limit - kiln_core.runs[i].cursor;
    unused += cells_held[i].limit - cells_held[i].cursor;
  }
  return unused;
}

void cells_reset(void) {
  kiln_core.allocated -= cells_unused();
  for (u32 i = 0; i < KILN_SIZE_CLASSES; i++) {
    current[i] = pending[i] = crowded[i] = 0;
    kiln_core.runs[i] = cells_held[i] = (struct Run){0, 0};
  }
}

void cells_pend(u32 block, u32 used) {
  struct Page *page = &heap.pages[block];
  u32 cells = BLOCK_PAGES * PAGE / kiln_cell_size(page->size_class);
  u32 *list = &(used > cells / 4 * 3 ? crowded : pending)[page->size_class];
  page->next = *list;
  page->swept = 0;
  page->zero = 0;
  *list = block + 1;
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
  u32 block = pages_take(BLOCK_PAGES);
  if (block == NO_PAGE) return 0;
  pages_clear(block, BLOCK_PAGES * PAGE);
  for (u8 i = 0; i < BLOCK_PAGES; i++) {
    heap.pages[block + i] = (struct Page){
        .kind = PAGE_CELLS, .size_class = (u8)size_class, .position = i, .zero = 1};
  }
  return block + 1;
}

static u32 take_first(u32 *list) {
  u32 block = *list;
  if (block != 0) *list = heap.pages[block - 1].next;
  return block;
}

static u32 next_block(u32 size_class) {
  u32 block = take_first(&pending[size_class]);
  if (block == 0) block = new_block(size_class);
  return block != 0 ? block : take_first(&crowded[size_class]);
}

u32 cells_run(u32 size_class, struct Run *run) {
  u32 cell = kiln_cell_size(size_class);
  for (;;) {
    if (current[size_class] == 0) current[size_class] = next_block(size_class);
    if (current[size_class] == 0) return 0;
    u32 block = current[size_class] - 1;
    if (next_gap(block, cell, run)) {
      if (!heap.pages[block].zero) memset(AT(void, run->cursor), 0, run->limit - run->cursor);
      return 1;
    }
    current[size_class] = 0;
  }
}
