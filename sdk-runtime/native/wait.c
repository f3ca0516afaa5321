/*
 * Object.wait and notify. A waiter leaves the wait set in one of three ways: notified, interrupted
 * or timed out; each time it first has to get the monitor back, behind those that already want it.
 * It has left the set by then, so that a notify can never be spent on it.
 */
#include "runtime.h"

void monitor_rejoin(Fiber *fiber) {
  Monitor *monitor = fiber->monitor;
  sleep_remove(fiber);
  queue_remove(fiber);
  if (monitor->owner == 0) {
    monitor->owner = fiber;
    monitor->recursion = fiber->recursion;
    fiber->monitor = 0;
    make_ready(fiber);
  } else {
    set_state(fiber, FIBER_BLOCKED, 0);
    queue_add(&monitor->entering, fiber);
  }
}

void monitor_wait(Object *object, i64 millis) {
  Fiber *self = kiln_core.fiber;
  if (millis < 0) {
    kiln_throw_illegal_argument(kiln_string("timeout value is negative"));
    return;
  }
  if (!monitor_held(object)) {
    kiln_throw_illegal_monitor();
    return;
  }
  if (interrupted(self, 1)) {
    kiln_throw_interrupted();
    return;
  }
  u64 deadline = millis == 0 ? 0 : deadline_after_millis((u64)millis);
  Monitor *monitor = monitor_inflate(object);
  if (monitor == 0) return;
  self->monitor = monitor;
  self->recursion = monitor->recursion;
  self->interrupted_wait = 0;
  queue_add(&monitor->waiting, self);
  monitor_release(monitor);
  block(FIBER_WAITING, deadline); /* comes back as the owner */
  if (self->interrupted_wait && interrupted(self, 1)) kiln_throw_interrupted();
  __asm__ volatile("" : : "r"(object)); /* the monitor is keyed by it */
}

void monitor_notify(Object *object, u32 all) {
  if (!monitor_held(object)) {
    kiln_throw_illegal_monitor();
    return;
  }
  Monitor *monitor = monitor_of(object);
  if (monitor == 0) return; /* a lock in the header has no waiters */
  while (monitor->waiting.first != 0) {
    monitor_rejoin(monitor->waiting.first);
    if (!all) return;
  }
}
