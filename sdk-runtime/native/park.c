/*
 * LockSupport.park and unpark, sleep, interrupts. A permit is at most one; an interrupt counts as
 * one for park, wakes a sleeper and takes a waiter out of the wait set.
 */
#include "runtime.h"

u32 interrupted(Fiber *fiber, u32 clear) {
  if (kiln_thread_field_interrupted == 0 || fiber->thread == 0) return 0;
  u8 *flag = &FIELD(u8, fiber->thread, kiln_thread_field_interrupted);
  u32 was = *flag;
  if (clear) *flag = 0;
  return was;
}

void unpark(Fiber *fiber) {
  fiber->permit = 1;
  if (fiber->state == FIBER_PARKED) make_ready(fiber);
}

void interrupt(Fiber *fiber) {
  switch (fiber->state) {
    case FIBER_WAITING:
      fiber->interrupted_wait = 1;
      monitor_rejoin(fiber);
      break;
    case FIBER_SLEEPING:
    case FIBER_DEVICE: make_ready(fiber); break;
    default: unpark(fiber);
  }
}

/* `time`: milliseconds since 1970 if absolute, else nanoseconds from now, 0 for no limit. */
static u64 park_deadline(u32 absolute, i64 time) {
  if (!absolute) return time == 0 ? 0 : deadline_after((u64)time);
  i64 now = (i64)(kiln_platform_wall() / NANOS_PER_MILLI);
  return time <= now ? kiln_platform_monotonic() : deadline_after_millis((u64)(time - now));
}

void kiln_park(u32 absolute, i64 time) {
  Fiber *self = kiln_core.fiber;
  u32 permit = self->permit;
  self->permit = 0;
  if (permit || interrupted(self, 0) || time < 0 || (absolute && time == 0)) return;
  block(FIBER_PARKED, park_deadline(absolute, time));
  self->permit = 0;
}

void sleep_millis(i64 millis) {
  Fiber *self = kiln_core.fiber;
  if (millis < 0) {
    kiln_throw_illegal_argument(kiln_string("timeout value is negative"));
    return;
  }
  if (!interrupted(self, 0)) {
    if (millis == 0) kiln_yield();
    else block(FIBER_SLEEPING, deadline_after_millis((u64)millis));
  }
  if (interrupted(self, 1)) kiln_throw_sleep_interrupted();
}
