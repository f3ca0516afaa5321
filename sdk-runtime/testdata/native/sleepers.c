/* 100,000 sleeping threads, and what a thread costs. */
#include "java.h"

#define THREADS 100000

static volatile u32 woken;

static void nap(Thread *self) {
  sleep_millis((i64)self->argument);
  woken++;
}

i32 test_main(void) {
  u64 begin = now();
  for (u32 i = 0; i < THREADS; i++) start(new_thread(nap, 500 + i % 500));
  while (woken < THREADS) sleep_millis(50);
  fibers_join();
  check(woken == THREADS, "all sleepers wake");
  say("100,000 sleepers took", (now() - begin) / 1000000, "ms");
  return 0;
}
