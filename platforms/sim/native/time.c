/*
 * Virtual time: the simulator says what time it is at the start of a turn, and during the turn each
 * look at the clock takes READ_NANOS, so that a loop which waits for the clock ends. Computing takes
 * no time beyond that. Wall time is monotonic time plus a fixed start.
 */
#include "sim.h"

#define READ_NANOS 100
#define WALL_START 1767225600000000000ull /* 2026-01-01T00:00Z */

static u64 now;

void time_set(u64 nanos) {
  if (nanos > now) now = nanos;
}

u64 time_now(void) { return now; }

u64 kiln_platform_monotonic(void) { return now += READ_NANOS; }

u64 kiln_platform_wall(void) { return WALL_START + kiln_platform_monotonic(); }

void kiln_platform_idle(u64 deadline) {
  struct { u64 now, deadline; } idle = {now, deadline};
  wire_say(SAY_IDLE, &idle, sizeof idle, 0, 0);
  time_set(wire_turn());
}

/* No tick interrupts a node: under --kiln-seed, which the simulator gives, every poll may switch. */
void kiln_platform_tick(i32 on) { (void)on; }
