/*
 * Who runs next. Ready fibers wait in one queue, first in, first out; under --kiln-seed one of them
 * is drawn at random, and every poll may switch, so that races show and can be replayed.
 *
 * A fiber runs until it blocks or gives way. So that a computing fiber gives way too, the platform
 * ticks every 10 ms while another one could want the core: ready, or waiting for a deadline or a
 * device. The tick raises kiln_core.poll, which compiled loops test. It is stopped lazily, by the
 * first tick that finds nobody else, so that a short sleep costs no call to the platform for it.
 * A platform that nothing interrupts has the flag raised all the while, and is asked at each poll.
 */
#include "runtime.h"

struct FiberQueue ready, device_waiters;
static u32 ticking;
static u64 random_state;
static u32 polls; /* under a seed: the clock is read at each 64th only */

/* The flag between two ticks. */
static u32 poll_at_rest(void) {
  return options.seed != 0 || (kiln_platform_ticked != 0 && ticking);
}

/* Has a tick come? Under a seed each poll is one. */
static u32 ticked(void) {
  if (kiln_core.poll == 0) return 0;
  return options.seed != 0 || kiln_platform_ticked == 0 || kiln_platform_ticked();
}

void schedule_start(void) {
  random_state = options.seed * 0x9e3779b97f4a7c15ull | 1;
  kiln_core.poll = options.seed != 0;
}

/* xorshift64: any seed but 0 gives all other values in turn. */
static u32 draw(u32 bound) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (u32)((random_state >> 32) % bound);
}

u64 deadline_after(u64 nanos) {
  u64 now = kiln_platform_monotonic();
  return now + nanos < now ? ~0ull : now + nanos;
}

u64 deadline_after_millis(u64 millis) {
  return deadline_after(millis < ~0ull / NANOS_PER_MILLI ? millis * NANOS_PER_MILLI : ~0ull);
}

void set_state(Fiber *fiber, u32 state, u32 timed) {
  /* Thread.threadStatus without and with a deadline (JVM TI, GetThreadState). */
  static const u16 statuses[][2] = {
      [FIBER_RUNNING] = {5, 5},          [FIBER_READY] = {5, 5},
      [FIBER_BLOCKED] = {1025, 1025},    [FIBER_WAITING] = {401, 417},
      [FIBER_SLEEPING] = {225, 225},     [FIBER_PARKED] = {657, 673},
      [FIBER_INITIALIZING] = {401, 401}, [FIBER_DEVICE] = {5, 5},
      [FIBER_REFERENCES] = {401, 401},   [FIBER_JOINING] = {401, 401},
      [FIBER_ENDED] = {2, 2}};
  fiber->state = (u8)state;
  if (kiln_thread_field_status != 0 && fiber->thread != 0) {
    FIELD(u32, fiber->thread, kiln_thread_field_status) = statuses[state][timed];
  }
}

void make_ready(Fiber *fiber) {
  sleep_remove(fiber);
  queue_remove(fiber);
  set_state(fiber, FIBER_READY, 0);
  queue_add(&ready, fiber);
  if (!ticking) {
    ticking = 1;
    kiln_platform_tick(1);
  }
}

static u32 somebody_waits(void) {
  return ready.first != 0 || sleep_first() != 0 || device_waiters.first != 0;
}

void devices_changed(void) {
  while (device_waiters.first != 0) make_ready(device_waiters.first);
}

/* Those whose deadline has passed. A waiter for a monitor first has to get it. */
static void wake_sleepers(void) {
  if (sleep_first() == 0) return;
  u64 now = kiln_platform_monotonic();
  for (Fiber *fiber; (fiber = sleep_first()) != 0 && fiber->deadline <= now;) {
    fiber->timed_out = 1;
    if (fiber->state == FIBER_WAITING) monitor_rejoin(fiber);
    else make_ready(fiber);
  }
}

/* What a tick asks for. */
static void poll(void) {
  kiln_core.poll = poll_at_rest();
  if (options.seed != 0 && ++polls % 64 != 0) return;
  wake_sleepers();
  devices_changed();
  if (ticking && !somebody_waits()) {
    ticking = 0;
    kiln_platform_tick(0);
    kiln_core.poll = poll_at_rest();
  }
}

static Fiber *draw_ready(void) {
  u32 count = 0;
  for (Fiber *fiber = ready.first; fiber != 0; fiber = fiber->next) count++;
  Fiber *fiber = ready.first;
  for (u32 i = draw(count); i > 0; i--) fiber = fiber->next;
  return fiber;
}

/* Nothing can ever wake, unless a collection finds references whose handler waits for them. */
static void last_resort(void) {
  collect(0);
  if (ready.first != 0) return;
  print("kiln: deadlock: every thread waits, and nothing is left that could wake one.\n");
  fibers_print();
  kiln_platform_exit(1);
}

/* Waits for a deadline or a device. A tick that comes meanwhile is one too many. */
static void idle(void) {
  Fiber *sleeper = sleep_first();
  if (sleeper == 0 && device_waiters.first == 0) {
    last_resort();
    return;
  }
  kiln_platform_idle(sleeper == 0 ? 0 : sleeper->deadline);
  if (ticking && kiln_core.poll) {
    ticking = 0;
    kiln_platform_tick(0);
    kiln_core.poll = options.seed != 0;
  }
  wake_sleepers();
  devices_changed();
}

static Fiber *choose(void) {
  if (ticked()) poll();
  while (ready.first == 0) idle();
  Fiber *fiber = options.seed != 0 ? draw_ready() : ready.first;
  queue_remove(fiber);
  if (!ticking && somebody_waits()) {
    ticking = 1;
    kiln_platform_tick(1);
  }
  return fiber;
}

static void switch_to(Fiber *next) {
  Fiber *self = kiln_core.fiber;
  next->state = FIBER_RUNNING;
  if (next == self) return;
  self->exc = kiln_core.exc;
  kiln_core.exc = next->exc;
  next->exc = 0;
  kiln_core.stack_limit = fiber_limit(next);
  kiln_core.fiber = next;
  kiln_switch(&self->sp, next->sp);
  fiber_reap();
}

u32 block(u32 state, u64 deadline) {
  Fiber *self = kiln_core.fiber;
  set_state(self, state, deadline != 0);
  self->timed_out = 0;
  if (deadline != 0) {
    self->deadline = deadline;
    sleep_add(self);
  }
  switch_to(choose());
  return self->timed_out;
}

void give_way(void) {
  Fiber *self = kiln_core.fiber;
  self->state = FIBER_READY;
  queue_add(&ready, self);
  switch_to(choose());
}

void schedule_end(void) {
  switch_to(choose());
  __builtin_unreachable();
}

void kiln_poll(void) {
  if (!ticked()) return;
  poll();
  if (ready.first != 0 && (options.seed == 0 || draw(2) == 0)) give_way();
}

void kiln_yield(void) {
  if (ready.first != 0 || ticked()) give_way();
}

void kiln_wait_device(u64 deadline) {
  queue_add(&device_waiters, kiln_core.fiber);
  block(FIBER_DEVICE, deadline);
}
