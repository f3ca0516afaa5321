/*
 * A collection: mark everything reachable, clear references, sweep. The world stands still, since
 * there is one core and fibers switch only where they ask for it.
 */
#include "runtime.h"

#define WINDOW_LEAST (4ull << 20)
#define STRESS_ALL 10000 /* allocations that each collect in stress mode */
#define STRESS_EVERY 1009

static u32 clear_soft_now;

/* Stray words are noted up to here: the heap will hardly grow further before the next collection. */
static u64 window_end(void) {
  u64 room = heap.top - heap.start;
  u64 end = heap.top + (room > WINDOW_LEAST ? room : WINDOW_LEAST);
  u64 most = heap.start + heap.size;
  return end < most ? end : most;
}

static void clear_marks(void) {
  u64 end = window_end();
  u64 to = end > heap.window ? end : heap.window; /* what the bitmap held two collections ago */
  memset(heap.marks, 0, ((granule_of(to) + 63) >> 6) * sizeof(u64));
  heap.window = end;
}

static u64 larger(u64 a, u64 b) { return a > b ? a : b; }

/* The next collection comes when as much has been handed out as is live, or as its stacks take to
   scan. The least is small: that costs little, stays in the cache, and notes the stray words of
   stacks before much is put where they point; for the same reason the heap must not grow beyond the
   window before. Pages are kept for what the last round needed. */
static void plan_next(void) {
  u64 budget = larger(larger(heap.live, roots_stack_bytes), HEAP_LEAST_BUDGET);
  u64 noted = (heap.window - heap.top + heap.free_pages * PAGE) / 8 * 7; /* blocks have ends */
  if (budget > noted) budget = larger(noted, HEAP_LEAST_BUDGET);
  pages_release(larger(larger(budget, heap.since), HEAP_KEPT));
  heap.budget = budget;
  heap.since = 0;
  heap.collections++;
  if (pages_left() >= 2 * heap.reserve) heap.grace = 0;
}

static void collect_from(u64 stack_pointer) {
  clear_marks();
  mark_start(clear_soft_now);
  references_start();
  roots_mark(stack_pointer);
  mark_all();
  references_clear();
  intern_sweep();
  cells_reset();
  sweep_all();
  u64 *marks = heap.marks; /* from now on they tell where objects start */
  heap.marks = heap.starts;
  heap.starts = marks;
  plan_next();
}

/* Wipes the stack below: what earlier calls left there would seem to be references of the frames
   that come to lie over it without writing all their words. */
static __attribute__((noinline)) void wipe_stack(void) {
  volatile u64 words[512];
  for (u32 i = 0; i < COUNT(words); i++) words[i] = 0;
}

void collect(u32 clear_soft) {
  clear_soft_now = clear_soft;
  kiln_with_registers(collect_from);
  wipe_stack();
}

void collect_stress(void) {
  heap.stress = heap.collections < STRESS_ALL ? 1 : STRESS_EVERY;
  collect(0);
}
