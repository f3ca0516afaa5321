/*
 * Time: the time stamp counter, whose rate the tender tells, and the host's time of day. The tender
 * starts on processors only whose counter never stops or changes its rate.
 */
#include "hvt.h"

#define SECOND 1000000000ull

static u64 rate, first, latest;

void clock_start(u64 counts_per_second) {
  if (counts_per_second == 0) refuse("the tender does not tell the rate of the processor's clock");
  rate = counts_per_second;
  first = read_tsc();
}

u64 kiln_platform_monotonic(void) {
  u64 nanos = scale(read_tsc() - first, SECOND, rate) + 1; /* never 0, which means no deadline */
  if (nanos > latest) latest = nanos;
  return latest;
}

u64 kiln_platform_wall(void) {
  u64 nanos = 0;
  hypercall(WALLTIME, &nanos);
  return nanos;
}
