/* Clocks: read through the kernel's page of code in our address space where it has one. */
#include "linux.h"

#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1

static i32 call_clock(i32 clock, struct timespec *time) {
  return (i32)call3(SYS_CLOCK_GETTIME, (u64)clock, (u64)time, 0);
}

static KILN_SEALED ClockFunction function;

void time_start(void) {
  function = vdso_clock();
  if (function == 0) function = call_clock;
}

static u64 nanos(i32 clock) {
  struct timespec time = {0, 0};
  function(clock, &time);
  return (u64)time.seconds * 1000000000 + (u64)time.nanos;
}

u64 kiln_platform_monotonic(void) { return nanos(CLOCK_MONOTONIC); }

u64 kiln_platform_wall(void) { return nanos(CLOCK_REALTIME); }
