/*
 * The heap's address range, in pages of 4 KiB.
 *
 *   start            top                committed          start + size
 *     | blocks, big    | never used, zero  | not yet usable    | tables: pages, marks, starts, stack
 *     | objects, free  |                   |                   |
 *
 * Pages are taken from free runs below the top, else the top moves up. Runs are given back only by
 * the sweep, which walks over all pages in address order and so meets neighbours together: runs
 * coalesce by being built anew after each collection. A run lies in a bin by its length: one bin for
 * each length below 32, then one for each doubling.
 */
#include "runtime.h"

#define EXACT_BINS 32
#define BINS (EXACT_BINS + 20)
#define COMMIT_STEP (1ull << 20) /* bytes made usable at once, at least */
#define STACK_SHARE 128          /* of the heap's bytes, one for the mark stack */
#define HEAP_LEAST (192ull << 10)
#define RESERVE_MOST (256ull << 10)
#define RELEASE_LEAST 16         /* pages of a run worth a call to the platform */

struct Heap heap;
static u32 bins[BINS]; /* first run of each, or NO_PAGE */

static u64 align_up(u64 value, u64 unit) { return (value + unit - 1) & ~(unit - 1); }

static u64 bitmap_bytes(u64 size) { return align_up(size >> GRANULE_SHIFT >> 3, PAGE); }
static u64 table_bytes(u64 size) {
  return align_up((size >> PAGE_SHIFT) * sizeof(struct Page), PAGE);
}
static u64 stack_bytes(u64 size) { return align_up(size / STACK_SHARE + 2 * PAGE, PAGE); }

/* What the tables for `size` bytes of objects take beside them. */
static u64 overhead(u64 size) {
  return 2 * bitmap_bytes(size) + table_bytes(size) + stack_bytes(size);
}

void pages_start(u64 wanted) {
  u64 size = align_up(wanted, PAGE);
  struct kiln_memory memory = kiln_platform_heap(size == 0 ? 0 : size + overhead(size));
  u64 room = memory.end - memory.start;
  if (size == 0 || size + overhead(size) > room) {
    size = room / 106 * 100 & ~(PAGE - 1); /* the tables take less than 6 in 106 of the room */
    while (size > HEAP_LEAST && size + overhead(size) > room) size -= PAGE;
  }
  if (memory.end <= memory.start || size < HEAP_LEAST || size + overhead(size) > room ||
      memory.end > 1ull << 32) {
    print("kiln: the machine has too little memory below 4 GiB for a heap of 192 KiB.\n");
    kiln_platform_exit(1);
  }
  u64 tables = memory.start + size;
  if (!kiln_platform_commit(tables, tables + overhead(size))) {
    print("kiln: no memory for the tables of the heap; boot with a smaller --kiln-heap.\n");
    kiln_platform_exit(1);
  }
  heap.start = heap.top = heap.committed = heap.window = memory.start;
  heap.marks_end = heap.starts_end = memory.start;
  heap.size = size;
  heap.reserve = size / 8 < RESERVE_MOST ? size / 8 : RESERVE_MOST;
  heap.pages = AT(struct Page, tables);
  heap.marks = AT(u64, tables += table_bytes(size));
  heap.starts = AT(u64, tables += bitmap_bytes(size));
  heap.stack = AT(u64, tables += bitmap_bytes(size));
  heap.stack_limit = (u32)(stack_bytes(size) / sizeof(u64));
  pages_forget_free();
}

void pages_forget_free(void) {
  for (u32 i = 0; i < BINS; i++) bins[i] = NO_PAGE;
  heap.free_pages = 0;
}

static u32 bin_of(u32 count) {
  if (count < EXACT_BINS) return count;
  return EXACT_BINS + (31 - (u32)__builtin_clz(count / EXACT_BINS));
}

/* Puts a free run into its bin; all its pages must be of kind PAGE_FREE. */
static void bin_add(u32 first, u32 count) {
  u32 *bin = &bins[bin_of(count)];
  struct Page *page = &heap.pages[first];
  page->extent = count;
  page->next = *bin;
  *bin = first;
  heap.free_pages += count;
}

void pages_give(u32 first, u32 count) {
  for (u32 i = 0; i < count; i++) heap.pages[first + i].kind = PAGE_FREE;
  bin_add(first, count);
}

/* Takes the first `count` pages of the run that `link` leads to. */
static u32 cut(u32 *link, u32 count) {
  u32 first = *link;
  u32 extent = heap.pages[first].extent;
  *link = heap.pages[first].next;
  heap.free_pages -= extent;
  if (extent > count) bin_add(first + count, extent - count);
  return first;
}

static u32 take_free(u32 count) {
  u32 bin = bin_of(count);
  if (bin >= EXACT_BINS) { /* runs of different lengths: the first that is long enough */
    for (u32 *link = &bins[bin]; *link != NO_PAGE; link = &heap.pages[*link].next) {
      if (heap.pages[*link].extent >= count) return cut(link, count);
    }
    bin++;
  }
  for (; bin < BINS; bin++) {
    if (bins[bin] != NO_PAGE) return cut(&bins[bin], count);
  }
  return NO_PAGE;
}

static u32 take_top(u32 count) {
  u64 end = heap.top + count * PAGE, most = heap.start + heap.size;
  if (end > most) return NO_PAGE;
  if (end > heap.committed) {
    u64 step = (heap.committed - heap.start) / 8;
    u64 to = align_up(end + (step > COMMIT_STEP ? step : COMMIT_STEP), COMMIT_STEP);
    if (to > most) to = most;
    if (!kiln_platform_commit(heap.committed, to)) {
      to = end; /* less may still be there */
      if (!kiln_platform_commit(heap.committed, to)) return NO_PAGE;
    }
    heap.committed = to;
  }
  u32 first = page_of(heap.top);
  heap.top = end;
  for (u32 i = 0; i < count; i++) heap.pages[first + i].zero = 1;
  return first;
}

i32 kiln_heap_shrink(u64 end) {
  if (end < heap.top || end - heap.top + heap.free_pages * PAGE < 2 * heap.reserve) return 0;
  heap.size = end - heap.start;
  if (heap.committed > end) heap.committed = end;
  return 1;
}

u64 pages_left(void) { return heap.free_pages * PAGE + heap.start + heap.size - heap.top; }

/* What is left over, free or never used, must stay above the part of the reserve that is closed. */
static u32 reserve_allows(u32 count) {
  u64 closed = heap.open_reserve ? 0 : heap.in_grace ? heap.reserve / 2 : heap.reserve;
  return pages_left() >= count * PAGE + closed;
}

u32 pages_take(u32 count) {
  if (!reserve_allows(count)) return NO_PAGE;
  u32 first = take_free(count);
  return first != NO_PAGE ? first : take_top(count);
}

/* The end of the run of pages from `at` on, before `end`, that are all zero or all not. */
static u32 alike(u32 at, u32 end) {
  u8 zero = heap.pages[at].zero;
  while (at < end && heap.pages[at].zero == zero) at++;
  return at;
}

void pages_clear(u32 first, u64 bytes) {
  u64 end = page_address(first) + bytes;
  u32 last = page_of(end + PAGE - 1);
  for (u32 at = first, next; at < last; at = next) {
    next = alike(at, last);
    if (heap.pages[at].zero) continue;
    u64 to = page_address(next) < end ? page_address(next) : end;
    memset(AT(void, page_address(at)), 0, to - page_address(at));
  }
}

/* Of one free run, the ends of its written parts; gives the pages that went back. */
static u64 release_run(u32 first, u64 most) {
  u64 released = 0;
  u32 end = first + heap.pages[first].extent;
  for (u32 at = first, next; at < end && released < most; at = next) {
    next = alike(at, end);
    if (heap.pages[at].zero || next - at < RELEASE_LEAST) continue;
    u64 wanted = most - released < RELEASE_LEAST ? RELEASE_LEAST : most - released;
    u32 from = next - at > wanted ? next - (u32)wanted : at;
    kiln_platform_release(page_address(from), page_address(next));
    for (u32 i = from; i < next; i++) heap.pages[i].zero = 1;
    released += next - from;
  }
  return released;
}

static u64 written_free_pages(void) {
  u64 count = 0;
  for (u32 bin = 0; bin < BINS; bin++) {
    for (u32 first = bins[bin]; first != NO_PAGE; first = heap.pages[first].next) {
      for (u32 i = 0; i < heap.pages[first].extent; i++) count += !heap.pages[first + i].zero;
    }
  }
  return count;
}

/* Long runs first, and of those the ones that were swept last, at the highest addresses. */
void pages_release(u64 keep) {
  u64 written = written_free_pages(), kept = keep >> PAGE_SHIFT;
  for (u32 bin = BINS - 1; bin >= RELEASE_LEAST && written > kept; bin--) {
    for (u32 first = bins[bin]; first != NO_PAGE && written > kept;
         first = heap.pages[first].next) {
      written -= release_run(first, written - kept);
    }
  }
}

u64 bits_next(const u64 *bits, u64 from, u64 end) {
  u64 at = from >> 6;
  u64 word = bits[at] & ~0ull << (from & 63);
  while (word == 0) {
    at++;
    if (at << 6 >= end) return end;
    word = bits[at];
  }
  u64 found = (at << 6) + (u64)__builtin_ctzll(word);
  return found < end ? found : end;
}
