/*
 * A collection: mark everything reachable, clear references, sweep. The world stands still, since
 * there is one core and fibers switch only where they ask for it.
 */
#include "runtime.h"

#define WINDOW_LEAST (4ull << 20)
#define MORE_MOST (8ull << 20) /* bytes to hand out beyond twice the live ones */
#define BYTES_PER_SCAN 96        /* an object takes 5 to 20 ns to mark, that many bytes 5 to make */
#define LATELY 1000000000ull     /* nanoseconds for which pages are kept that a round needed */
#define STRESS_ALL 10000 /* allocations that each collect in stress mode */
#define STRESS_EVERY 1009

u64 collect_longest;
static u32 clear_soft_now;

/* Stray words are noted up to here: the heap will hardly grow further before the next collection. */
static u64 window_end(void) {
  u64 room = heap.top - heap.start;
  u64 end = heap.top + (2 * room > WINDOW_LEAST ? 2 * room : WINDOW_LEAST);
  u64 most = heap.start + heap.size;
  return end < most ? end : most;
}

static void clear_marks(void) {
  memset(heap.marks, 0, ((granule_of(heap.marks_end) + 63) >> 6) * sizeof(u64));
  heap.marks_end = heap.top;
  heap.window = window_end();
}

/* From now on the marks tell where objects start. */
static void swap_marks(void) {
  u64 *marks = heap.marks, end = heap.marks_end;
  heap.marks = heap.starts;
  heap.marks_end = heap.starts_end;
  heap.starts = marks;
  heap.starts_end = end;
}

static u64 larger(u64 a, u64 b) { return a > b ? a : b; }
static u64 smaller(u64 a, u64 b) { return a < b ? a : b; }

/* Of pages that hold objects, dead ones too. */
static u64 used_bytes(void) { return (page_of(heap.top) - heap.free_pages) * PAGE; }

/* Gives back what no round has needed lately. Rounds differ: pages given back after a small one would
   be taken, and cleared by the platform, anew for the next. */
static void keep_pages(u64 used_before, u64 budget) {
  u64 now = kiln_platform_monotonic(), age = now - heap.kept_at, used = used_bytes();
  heap.kept = age < LATELY ? heap.kept - heap.kept * age / LATELY : 0;
  heap.kept = larger(heap.kept, larger(used_before, used + budget));
  heap.kept_at = now;
  pages_release(larger(heap.kept - used, HEAP_KEPT));
}

/* The next collection comes when handing out has cost several times what marking did: so many bytes
   for each object that was scanned and each two pages that were looked at. That is at least half of
   what is live, at most twice as much and somewhat more while little is: a third of the heap stays
   in use so, as on HotSpot (MaxHeapFreeRatio), and what is handed out stays in the cache where that
   is affordable. No less than its stacks take to scan; and the heap must not grow beyond the
   window, which notes where stray words of stacks point, before much is put there. */
static void plan_next(u64 used_before) {
  u64 most = 2 * heap.live + (4 * heap.live < MORE_MOST ? 4 * heap.live : MORE_MOST);
  u64 work = mark_scanned + page_of(heap.top) / 2; /* their mark bits and descriptors */
  u64 budget = larger(smaller(BYTES_PER_SCAN * work, most), heap.live / 2);
  budget = larger(larger(budget, roots_stack_bytes), HEAP_LEAST_BUDGET);
  u64 noted = (heap.window - heap.top + heap.free_pages * PAGE) / 8 * 7; /* blocks have ends */
  if (budget > noted) budget = larger(noted, HEAP_LEAST_BUDGET);
  keep_pages(used_before, budget);
  heap.budget = budget;
  heap.since = 0;
  heap.collections++;
  if (pages_left() >= 2 * heap.reserve) heap.grace = 0;
}

static void collect_from(u64 stack_pointer) {
  u64 used_before = used_bytes();
  clear_marks();
  mark_start(clear_soft_now);
  references_start();
  roots_mark(stack_pointer);
  mark_all();
  references_clear();
  intern_sweep();
  cells_reset();
  sweep_all();
  swap_marks();
  plan_next(used_before);
}

/* Wipes the stack below: what earlier calls left there would seem to be references of the frames
   that come to lie over it without writing all their words. */
static APART void wipe_stack(void) {
  volatile u64 words[512];
  for (u32 i = 0; i < COUNT(words); i++) words[i] = 0;
}

void collect(u32 clear_soft) {
  clear_soft_now = clear_soft;
  u64 begin = options.report ? kiln_platform_monotonic() : 0;
  kiln_with_registers(collect_from);
  if (options.report) {
    collect_longest = larger(collect_longest, kiln_platform_monotonic() - begin);
  }
  wipe_stack();
}

void collect_stress(void) {
  u32 each = options.gc_stress == 2 || heap.collections < STRESS_ALL;
  heap.stress = each ? 1 : STRESS_EVERY;
  collect(0);
}
