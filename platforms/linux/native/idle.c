/*
 * Waiting: for a deadline, and for files of which somebody has said what he wants. A wish is good for
 * one event: who has found a file empty, or full, says so again. So a file that nobody looks after
 * wakes nobody up. The tick is a timer whose signal raises the flag that compiled loops poll.
 */
#include "linux.h"

#define ITIMER_REAL 0
#define TICK_MICROS 8000 /* with the loop's way to its next poll, a fiber gives way within 10 ms */

/* struct pollfd; a file of which nothing is wanted is stored as ~file, which the kernel skips. */
struct PollFile {
  i32 file;
  i16 wanted, found;
};

static struct PollFile watched[WATCHED_MOST] = {{~STDIN, 0, 0}};
static u32 watched_count = 1;

i32 watch(i32 file) {
  if (watched_count == WATCHED_MOST) return -1;
  watched[watched_count] = (struct PollFile){~file, 0, 0};
  return (i32)watched_count++;
}

void want(i32 watch, i16 events) {
  struct PollFile *one = &watched[watch];
  if (one->file < 0) one->file = ~one->file;
  one->wanted |= events;
}

i16 ready_now(i32 watch, i16 events) {
  i32 file = watched[watch].file;
  struct PollFile one = {file < 0 ? ~file : file, events, 0};
  struct timespec none = {0, 0};
  return call6(SYS_PPOLL, (u64)&one, 1, (u64)&none, 0, 0, 0) == 1 ? one.found : 0;
}

void kiln_platform_idle(u64 deadline) {
  struct timespec timeout = {0, 0};
  if (deadline != 0) {
    u64 now = kiln_platform_monotonic();
    if (deadline <= now) return;
    timeout.seconds = (i64)((deadline - now) / 1000000000);
    timeout.nanos = (i64)((deadline - now) % 1000000000);
  }
  i64 found = call6(SYS_PPOLL, (u64)watched, watched_count, deadline == 0 ? 0 : (u64)&timeout, 0,
                    0, 0);
  for (u32 i = 0; i < watched_count && found > 0; i++) {
    struct PollFile *one = &watched[i];
    if (one->file < 0 || one->found == 0) continue;
    one->file = ~one->file;
    one->wanted = 0;
    found--;
  }
}

void kiln_platform_tick(i32 on) {
  u64 micros = on ? TICK_MICROS : 0;
  struct { u64 interval_seconds, interval_micros, seconds, micros; } timer = {0, micros, 0, micros};
  call3(SYS_SETITIMER, ITIMER_REAL, (u64)&timer, 0);
}
