/*
 * Waiting, and the tick that makes a fiber that computes give way. The one timer serves both: it
 * is set to the deadline while the image waits and to the tick's period while it runs.
 */
#include "machine.h"

#define TICK_NANOS 5000000 /* so that a fiber gives way within 10 ms, a long loop body included */

void kiln_platform_tick(i32 on) {
  if (on == traps_tick_on) return;
  traps_tick_on = on != 0;
  if (on) {
    apic_timer_every(TICK_NANOS);
  } else {
    apic_timer_off();
  }
}

/* Interrupts are off. Sets the timer to the deadline; 0 if that is over already. */
static i32 set_timer(u64 deadline) {
  if (deadline == 0) {
    apic_timer_off();
    return 1;
  }
  u64 now = kiln_platform_monotonic();
  if (now >= deadline) return 0;
  apic_timer_once(deadline - now);
  return 1;
}

void kiln_platform_idle(u64 deadline) {
  interrupts_off();
  u32 timer = 1u << (VECTOR_TIMER - 32);
  if ((traps_events & ~timer) == 0 && set_timer(deadline)) {
    interrupts_on_and_halt();
    interrupts_off();
  }
  traps_events = 0; /* whoever waits looks at all devices now */
  if (traps_tick_on) apic_timer_every(TICK_NANOS);
  interrupts_on();
}
