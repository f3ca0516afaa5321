/*
 * A computing fiber gives way within 10 ms, in two halves without a clock. While another fiber wants
 * the core, the platform's timer is set to at most 10 ms; and the first loop edge after its tick lets
 * that fiber run. The test plays the ticks of the second half itself, with the timer stopped.
 */
#include "java.h"

#define SYS_GETITIMER 36
#define MOST_MICROS 10000

static volatile u32 turns, stop;

struct Timer {
  i64 interval_seconds, interval_micros, seconds, micros;
};

static struct Timer timer(void) {
  struct Timer timer = {-1, -1, -1, -1};
  i64 result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(SYS_GETITIMER), "D"(0), "S"(&timer)
                   : "rcx", "r11", "memory");
  check(result == 0, "the timer can be read");
  return timer;
}

/* What compiled loops do at their back edges. */
static void loop_edge(void) {
  if (UNLIKELY(kiln_core.poll != 0)) kiln_poll();
}

/* Computes; its own tick comes after each five rounds. */
static void compute(Thread *self) {
  (void)self;
  while (!stop) {
    turns++;
    if (turns % 5 == 0) kiln_core.poll = 1;
    loop_edge();
  }
}

i32 test_main(void) {
  struct Timer alone = timer();
  check(alone.interval_micros == 0 && alone.micros == 0, "nothing ticks for one fiber");
  Thread *other = new_thread(compute, 0);
  start(other);
  kiln_yield();
  check(turns == 5, "the other fiber ran up to its tick");
  struct Timer both = timer();
  check(both.interval_seconds == 0 && both.seconds == 0, "the tick comes within a second");
  check(both.interval_micros > 0 && both.interval_micros <= MOST_MICROS, "every 10 ms at most");
  check(both.micros > 0 && both.micros <= MOST_MICROS, "the first one too");
  kiln_platform_tick(0);
  kiln_core.poll = 0;
  u32 seen = turns;
  for (u32 i = 0; i < 100000; i++) loop_edge();
  check(turns == seen, "without a tick nobody is switched to");
  for (u32 i = 1; i <= 100; i++) {
    kiln_core.poll = 1;
    loop_edge();
    check(turns == seen + 5 * i, "the first loop edge after a tick gives way, both ways");
  }
  stop = 1;
  join(other);
  print("slices hold\n");
  return 0;
}
