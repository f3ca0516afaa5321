/*
 * Fibers with a deadline: a binary heap, the earliest first. A fiber knows its place, so that it
 * can be taken out when something else wakes it. Fibers with the same deadline wake in the order in
 * which they went to sleep.
 */
#include "runtime.h"

struct Sleeper {
  u64 deadline; /* copied here: sifting touches no stack of a sleeping fiber but to tell its place */
  u64 order;    /* of going to sleep */
  Fiber *fiber;
};

static struct Sleeper of_first_fiber[2]; /* it may sleep before there is another */
static struct Sleeper *sleepers = of_first_fiber; /* from index 1 on */
static u32 count, room = 1;
static u64 orders;

u32 sleep_reserve(u32 fibers_wanted) {
  if (fibers_wanted < room) return 1;
  u32 wanted = fibers_wanted < 8 ? 16 : fibers_wanted * 2;
  struct Sleeper *larger = memory_take(wanted * sizeof(struct Sleeper));
  if (larger == 0) return 0;
  memcpy(larger, sleepers, (count + 1) * sizeof(struct Sleeper));
  if (sleepers != of_first_fiber) memory_give(sleepers);
  sleepers = larger;
  room = wanted;
  return 1;
}

static u32 before(const struct Sleeper *a, const struct Sleeper *b) {
  return a->deadline < b->deadline || (a->deadline == b->deadline && a->order < b->order);
}

static void place(u32 index, struct Sleeper sleeper) {
  sleepers[index] = sleeper;
  sleeper.fiber->sleep_index = index;
}

static void sift_up(u32 index, struct Sleeper sleeper) {
  for (; index > 1 && before(&sleeper, &sleepers[index / 2]); index /= 2) {
    place(index, sleepers[index / 2]);
  }
  place(index, sleeper);
}

static void sift_down(u32 index, struct Sleeper sleeper) {
  for (u32 child; (child = index * 2) <= count; index = child) {
    if (child < count && before(&sleepers[child + 1], &sleepers[child])) child++;
    if (!before(&sleepers[child], &sleeper)) break;
    place(index, sleepers[child]);
  }
  place(index, sleeper);
}

void sleep_add(Fiber *fiber) {
  sift_up(++count, (struct Sleeper){fiber->deadline, orders++, fiber});
}

void sleep_remove(Fiber *fiber) {
  u32 index = fiber->sleep_index;
  if (index == 0) return;
  fiber->sleep_index = 0;
  struct Sleeper last = sleepers[count--];
  if (last.fiber == fiber) return;
  if (index > 1 && before(&last, &sleepers[index / 2])) sift_up(index, last);
  else sift_down(index, last);
}

Fiber *sleep_first(void) { return count == 0 ? 0 : sleepers[1].fiber; }
