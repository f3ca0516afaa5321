/*
 * Exceptions. One instruction of the program raises one on purpose, to have a guard laid. There are no
 * interrupts here, so each other is a fault, and ends the image with a report; without one the tender
 * would know only that something was wrong.
 */
#include "hvt.h"

#define INVALID 6 /* the vector of UD2, whose length is 2 */
#define INVALID_BYTES 2

static IN_TRAP _Noreturn void report(const char *what, u64 address, const struct trap *t) {
  static u8 reporting;
  if (reporting++) kiln_platform_abort(); /* a fault while one is reported */
  struct kiln_registers r = {t->rax, t->rbx, t->rcx, t->rdx, t->rsi, t->rdi,
                             t->rbp, t->rsp, t->r8,  t->r9,  t->r10, t->r11,
                             t->r12, t->r13, t->r14, t->r15, t->rip, t->rflags};
  kiln_fault_registers(what, address, &r);
}

void trap(struct trap *t) {
  if (t->vector == INVALID && t->rip == (u64)guard_call) {
    paging_guard(t->rdi);
    t->rip += INVALID_BYTES;
    return;
  }
  if (t->vector == PAGE_FAULT) {
    u64 address = read_cr2();
    report(paging_describe(address, (u32)t->error), address, t);
  }
  report(t->vector < EXCEPTIONS ? exception_names[t->vector] : "an interrupt", 0, t);
}
