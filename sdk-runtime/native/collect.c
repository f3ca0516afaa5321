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

/* A young heap is collected early and soon: that costs little, keeps small images small, and notes
   the stray words of stacks before much is put where they point. */
static void plan_next(void) {
  static u64 least = HEAP_FIRST_BUDGET;
  if (least < HEAP_LEAST_BUDGET) least *= 2;
  u64 room = heap.size > heap.live ? heap.size - heap.live : 0;
  u64 budget = heap.live > least ? heap.live : least;
  heap.budget = budget;
  heap.since = 0;
  heap.collections++;
  pages_release(budget < room ? budget : room);
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
