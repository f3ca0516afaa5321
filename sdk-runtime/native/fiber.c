/*
 * Fibers: what a java.lang.Thread runs on. Each has a C stack of its own; its description lies at
 * the stack's high end, so that a sleeping thread costs one or two touched pages. The first fiber
 * runs on the boot stack.
 *
 *   low               limit                                      high
 *    | guard (platform) | reserve | ... frames grow down ... | struct Fiber |
 */
#include "runtime.h"

#define RESERVE (32 * 1024ull) /* below the limit: natives, and making a StackOverflowError */
#define GUARD PAGE             /* of the reserve, never used: the platform may make it fault */
#define FIBERS_MOST (1u << 22) /* what a lock in an object's header can tell apart */
#define POOL_MOST 64           /* stacks kept for the next threads */

struct Core kiln_core;
Fiber *fibers;
u32 fibers_alive;

static Fiber first_fiber;
static Fiber *over;              /* ended; its stack is still the one that is running */
static Fiber *pool;              /* stacks of the usual size, linked by `next` */
static u32 pooled;
static Fiber *few[16];           /* the table while there are few: no heap memory for it */
static Fiber **numbered = few;   /* by number; a free one holds the next free number, times 2 + 1 */
static u32 numbers = 1, room = COUNT(few), free_number;
static u32 alive;

Fiber *fiber_of(u32 number) { return numbered[number]; }

static u32 grow_table(void) {
  Fiber **larger = memory_take(room * 2 * sizeof(Fiber *));
  if (larger == 0) return 0;
  memcpy(larger, numbered, room * sizeof(Fiber *));
  if (numbered != few) memory_give(numbered);
  numbered = larger;
  room *= 2;
  return 1;
}

static u32 take_number(Fiber *fiber) {
  u32 number = free_number;
  if (number != 0) {
    free_number = (u32)((u64)numbered[number] >> 1);
  } else {
    number = numbers++;
  }
  numbered[number] = fiber;
  return number;
}

static void give_number(u32 number) {
  numbered[number] = (Fiber *)((u64)free_number << 1 | 1);
  free_number = number;
}

static void enlist(Fiber *fiber) {
  fiber->number = take_number(fiber);
  fiber->next_of_all = fibers;
  fiber->previous_of_all = 0;
  if (fibers != 0) fibers->previous_of_all = fiber;
  fibers = fiber;
  alive++;
  if (!fiber->daemon) fibers_alive++;
}

static void delist(Fiber *fiber) {
  if (fiber->next_of_all != 0) fiber->next_of_all->previous_of_all = fiber->previous_of_all;
  if (fiber->previous_of_all != 0) fiber->previous_of_all->next_of_all = fiber->next_of_all;
  else fibers = fiber->next_of_all;
  give_number(fiber->number);
  alive--;
  if (!fiber->daemon) fibers_alive--;
}

void fiber_start_main(char *low, char *high) {
  first_fiber = (Fiber){.low = low, .high = high, .state = FIBER_RUNNING};
  enlist(&first_fiber);
  kiln_core.fiber = &first_fiber;
  kiln_core.stack_limit = low + RESERVE;
}

static Fiber *take_stack(u64 bytes) {
  if (bytes == options.stack && pool != 0) {
    Fiber *fiber = pool;
    pool = fiber->next;
    pooled--;
    return fiber;
  }
  char *low = kiln_platform_stack(bytes);
  if (low == 0) return 0;
  Fiber *fiber = (Fiber *)((u64)(low + bytes - sizeof(Fiber)) & ~63ull);
  fiber->low = low;
  fiber->high = low + bytes;
  return fiber;
}

static void give_stack(Fiber *fiber) {
  u64 bytes = (u64)(fiber->high - fiber->low);
  if (bytes == options.stack && pooled < POOL_MOST) {
    fiber->next = pool;
    pool = fiber;
    pooled++;
  } else {
    kiln_platform_stack_free(fiber->low, bytes);
  }
}

/* The registers that the first switch pops, and its return into kiln_fiber_entry. */
static void lay_first_frame(Fiber *fiber) {
  u64 *sp = (u64 *)fiber;
  *--sp = 0; /* keeps the stack at a multiple of 16 in kiln_fiber_entry */
  *--sp = 0;
  *--sp = (u64)kiln_fiber_entry;
  for (u32 i = 0; i < 6; i++) *--sp = 0;
  fiber->sp = (u64)sp;
}

static u64 whole_pages(u64 bytes) {
  if (bytes < 2 * RESERVE) bytes = 2 * RESERVE;
  return (bytes + PAGE - 1) & ~(PAGE - 1);
}

Fiber *fiber_new(Object *thread, u64 stack_bytes, u32 daemon) {
  u64 bytes = stack_bytes > options.stack ? whole_pages(stack_bytes) : options.stack;
  if (numbers == FIBERS_MOST && free_number == 0) return 0;
  if (numbers == room && free_number == 0 && !grow_table()) return 0;
  if (!sleep_reserve(alive + 2)) return 0;
  Fiber *fiber = take_stack(bytes);
  if (fiber == 0) return 0;
  char *low = fiber->low, *high = fiber->high;
  *fiber = (Fiber){.thread = thread, .low = low, .high = high, .daemon = (u8)daemon};
  lay_first_frame(fiber);
  enlist(fiber);
  make_ready(fiber);
  return fiber;
}

char *fiber_limit(const Fiber *fiber) { return fiber->low + RESERVE; }

static APART void throw_stack_overflow(void) {
  char *limit = kiln_core.stack_limit;
  kiln_core.stack_limit = kiln_core.fiber->low + GUARD + RESERVE / 4;
  kiln_throw_stack_overflow();
  kiln_core.stack_limit = limit;
}

KILN_PASSES("kiln_stack_overflow") void kiln_stack_overflow(void) {
  throw_stack_overflow();
  kiln_unwind();
}

/* Frees the fiber that ended just before this one began to run. */
void fiber_reap(void) {
  if (over == 0) return;
  give_stack(over);
  over = 0;
}

/* Thread.join waits on the thread object: its monitor tells that the thread is over. */
static void announce_end(Fiber *fiber) {
  kiln_monitor_enter(fiber->thread);
  u32 entered = kiln_core.exc == 0; /* without memory for a monitor, nobody waits on it either */
  FIELD(u64, fiber->thread, kiln_thread_field_eetop) = 0;
  set_state(fiber, FIBER_ENDED, 0);
  if (!entered) return;
  monitor_notify(fiber->thread, 1);
  kiln_monitor_exit(fiber->thread);
}

/* Called by kiln_fiber_entry, on the new stack. */
void kiln_fiber_run(void) {
  fiber_reap();
  Fiber *fiber = kiln_core.fiber;
  kiln_java_thread(fiber->thread);
  kiln_core.exc = 0;
  announce_end(fiber);
  kiln_core.exc = 0;
  delist(fiber);
  if (fibers_alive == 1 && first_fiber.state == FIBER_JOINING) make_ready(&first_fiber);
  over = fiber;
  schedule_end();
}

void fibers_join(void) {
  while (fibers_alive > 1) block(FIBER_JOINING, 0);
}
