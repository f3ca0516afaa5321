/*
 * Traps: exceptions and interrupts. A page fault in the arena of stacks is an ordinary event; any
 * other exception is a fault of the program and ends it with a report. Interrupts only leave marks
 * for kiln_platform_idle and kiln_poll: nothing is done in them. SDM 3 §6.
 */
#include "machine.h"

KILN_SMALL_BEGIN

volatile u32 traps_events;

void traps_start(void) { descriptors_start(fault_stack_high, interrupt_stack_high); }

/* A second fault while the first is reported: the runtime is not to be trusted with it. */
static IN_TRAP void report_once(const struct trap *t) {
  static u8 reporting;
  if (!reporting) {
    reporting = 1;
    return;
  }
  serial_text("kiln: fault while a fault was reported: ");
  serial_text(t->vector < EXCEPTIONS ? exception_names[t->vector] : "interrupt");
  serial_text("\n");
  kiln_platform_exit(134);
}

static IN_TRAP _Noreturn void report(const char *what, u64 address, const struct trap *t) {
  report_once(t);
  struct kiln_registers r = {t->rax, t->rbx, t->rcx, t->rdx, t->rsi, t->rdi,
                             t->rbp, t->rsp, t->r8,  t->r9,  t->r10, t->r11,
                             t->r12, t->r13, t->r14, t->r15, t->rip, t->rflags};
  kiln_fault_registers(what, address, &r);
}

static IN_TRAP enum touch touch(u64 address, u32 error) {
  if (error & FAULT_PRESENT) return TOUCH_ELSEWHERE;
  return address < FOUR_GIB ? lazy_touch(address) : arena_touch(address);
}

static IN_TRAP void on_page_fault(const struct trap *t, u64 address) {
  const char *what = 0;
  switch (touch(address, (u32)t->error)) {
    case TOUCH_COMMITTED:
      return;
    case TOUCH_GUARD:
      what = "overrun of a fiber's stack: its guard page was hit";
      break;
    case TOUCH_NO_MEMORY:
      what = "no memory left for a fiber's stack or for page tables; give the machine more";
      break;
    case TOUCH_ELSEWHERE:
      what = paging_describe(address, (u32)t->error);
      break;
  }
  report(what, address, t);
}

void trap(struct trap *t) {
  if (t->vector == PAGE_FAULT) {
    on_page_fault(t, read_cr2());
  } else if (t->vector < EXCEPTIONS) {
    report(exception_names[t->vector], 0, t);
  } else if (t->vector < 64) {
    traps_events |= 1u << (t->vector - EXCEPTIONS);
    if (t->vector == VECTOR_TIMER) timer_fired();
    apic_done();
  } /* VECTOR_SPURIOUS, and what a device may invent: no end of interrupt is due */
}

KILN_SMALL_END
