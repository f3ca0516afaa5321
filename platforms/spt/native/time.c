/* The host's clocks. There is no vDSO to be found from here: each reading is a system call. */
#include "spt.h"

enum { CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1 };

static u64 nanos(u64 clock) {
  struct timespec time = {0, 0};
  call4(SYS_CLOCK_GETTIME, clock, (u64)&time, 0, 0);
  return (u64)time.seconds * 1000000000 + (u64)time.nanos;
}

u64 kiln_platform_monotonic(void) { return nanos(CLOCK_MONOTONIC); }

u64 kiln_platform_wall(void) { return nanos(CLOCK_REALTIME); }
