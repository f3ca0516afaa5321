/*
 * Waiting: for a deadline, and for input once somebody has asked for it. The tick is a timer whose
 * signal raises the flag that compiled loops poll.
 */
#include "linux.h"

#define POLLIN 1
#define ITIMER_REAL 0
#define TICK_MICROS 8000 /* with the loop's way to its next poll, a fiber gives way within 10 ms */

struct PollFile {
  i32 file;
  i16 wanted, found;
};

static u32 input_wanted;

/* Is there something to read, or the end of the input? Also arms kiln_platform_idle for it. */
u32 input_ready(u64 timeout_nanos) {
  struct PollFile file = {STDIN, POLLIN, 0};
  struct timespec timeout = {(i64)(timeout_nanos / 1000000000), (i64)(timeout_nanos % 1000000000)};
  input_wanted = call6(SYS_PPOLL, (u64)&file, 1, (u64)&timeout, 0, 0, 0) <= 0;
  return !input_wanted;
}

void kiln_platform_idle(u64 deadline) {
  struct timespec timeout = {0, 0};
  if (deadline != 0) {
    u64 now = kiln_platform_monotonic();
    if (deadline <= now) return;
    timeout.seconds = (i64)((deadline - now) / 1000000000);
    timeout.nanos = (i64)((deadline - now) % 1000000000);
  }
  struct PollFile file = {STDIN, POLLIN, 0};
  call6(SYS_PPOLL, (u64)&file, input_wanted, deadline == 0 ? 0 : (u64)&timeout, 0, 0, 0);
}

void kiln_platform_tick(i32 on) {
  u64 micros = on ? TICK_MICROS : 0;
  struct { u64 interval_seconds, interval_micros, seconds, micros; } timer = {0, micros, 0, micros};
  call3(SYS_SETITIMER, ITIMER_REAL, (u64)&timer, 0);
}
