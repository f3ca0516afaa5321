/*
 * The tick without interrupts and signals: while another fiber could want the core, the flag that
 * loops poll stays raised, and each poll asks here whether it is time. The time stamp counter is read
 * at every 16th poll only. Its rate is learned from the clock, once per tick.
 */
#include "solo5.h"
#include "x86.h"

#define TICK_NANOS 5000000 /* so that a fiber gives way within 10 ms, sixteen long rounds included */
#define POLLS 16
#define LEAST_WINDOW 1000000 /* nanoseconds over which the rate is taken */
#define LEAST_PERIOD 1000000 /* counts: no rate that was measured badly makes a tick shorter */

static u64 period = TICK_NANOS; /* counts: right for 1 GHz, too short for what is faster */
static u64 last;                /* the counter at the last tick */
static u32 polls = 1;
static struct {
  u64 count, nanos;
} first;

void kiln_platform_tick(i32 on) {
  kiln_core.poll = on != 0;
  last = read_tsc();
  polls = POLLS;
}

static void learn_rate(u64 count) {
  u64 nanos = kiln_platform_monotonic();
  if (first.nanos == 0) {
    first.count = count;
    first.nanos = nanos;
  } else if (nanos - first.nanos > LEAST_WINDOW) {
    u64 counts = scale(count - first.count, TICK_NANOS, nanos - first.nanos);
    period = counts < LEAST_PERIOD ? LEAST_PERIOD : counts;
  }
}

i32 kiln_platform_ticked(void) {
  if (--polls != 0) return 0;
  polls = POLLS;
  u64 count = read_tsc();
  if (count - last < period) return 0;
  learn_rate(count);
  last = count;
  return 1;
}
