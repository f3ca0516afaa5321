/*
 * Waiting, and the tick that makes a fiber that computes give way. The one timer serves both. To set
 * it costs more than to be woken once too often (QEMU tells another thread of each change), so a
 * timer that fires soon enough is left alone, and whoever was woken looks again.
 */
#include "machine.h"

#define TICK_NANOS 5000000 /* so that a fiber gives way within 10 ms, a long loop body included */

/* An emulated processor that halts is a thread that sleeps, and to wake it takes half as long as to
   answer a request: it stays awake until nothing has come for so long. */
#define AWAKE_NANOS 200000
#define LOOKS 200 /* between two of the time, which is dear there */

#define WITHIN_TICK 1 /* `due`, where no more is known than that it is within a tick from now */

static volatile u64 due; /* when the timer fires at the latest, by the monotonic clock; 0: never */
static volatile u8 tick_on; /* timer interrupts set kiln_core.poll, and the next one is a tick away */
static u32 tick_counts;

/* Interrupts are off. */
static void fire_by(u64 at, u64 now) {
  u64 latest = due == WITHIN_TICK ? now + TICK_NANOS : due;
  if (due != 0 && latest <= at) return;
  due = at;
  apic_timer_start(apic_timer_counts(at - now));
}

void timer_fired(void) {
  if (tick_on) {
    kiln_core.poll = 1;
    due = WITHIN_TICK;
    apic_timer_start(tick_counts);
  } else {
    due = 0;
  }
}

static void tick(void) {
  u64 now = kiln_platform_monotonic();
  fire_by(now + TICK_NANOS, now);
}

void kiln_platform_tick(i32 on) {
  if (on == tick_on) return;
  if (tick_counts == 0) tick_counts = apic_timer_counts(TICK_NANOS);
  interrupts_off();
  tick_on = on != 0;
  if (on) tick();
  interrupts_on();
}

/* Interrupts are off. Sets the timer to the deadline; 0 if that is over already. */
static i32 set_timer(u64 deadline) {
  if (deadline == 0) return 1;
  u64 now = kiln_platform_monotonic();
  if (now >= deadline) return 0;
  fire_by(deadline, now);
  return 1;
}

/* Has a device told of something? */
static i32 has_event(void) { return (traps_events & ~(1u << (VECTOR_TIMER - 32))) != 0; }

static void stay_awake(u64 deadline) {
  u64 now = kiln_platform_monotonic();
  u64 end = deadline != 0 && deadline < now + AWAKE_NANOS ? deadline : now + AWAKE_NANOS;
  do {
    for (u32 i = 0; i < LOOKS && !has_event(); i++) continue;
  } while (!has_event() && kiln_platform_monotonic() < end);
}

void kiln_platform_idle(u64 deadline) {
  if (cpu.emulated) stay_awake(deadline);
  interrupts_off();
  if (!has_event() && set_timer(deadline)) {
    interrupts_on_and_halt();
    interrupts_off();
  }
  traps_events = 0; /* whoever waits looks at all devices now */
  if (tick_on) tick();
  interrupts_on();
}
