/*
 * Signals: the tick, and faults of the processor, which are errors of ours (compiled code checks
 * for null itself) and end the image with a readable message. Handlers run on a stack of their own,
 * since a fiber's may be small, or the very thing that is used up.
 */
#include "linux.h"

enum { SIGILL = 4, SIGBUS = 7, SIGFPE = 8, SIGSEGV = 11, SIGPIPE = 13, SIGALRM = 14 };
#define SA_SIGINFO 4ull
#define SA_RESTORER 0x04000000ull
#define SA_ONSTACK 0x08000000ull
#define SA_NODEFER 0x40000000ull
#define SIG_IGN 1ull

struct Action {
  u64 handler;
  u64 flags;
  u64 restorer;
  u64 mask;
};

struct Info {
  i32 signal, error, code, padding;
  u64 address; /* of a fault */
};

/* The kernel's ucontext; the registers are in the order of struct sigcontext. */
struct Context {
  u64 flags;
  u64 link;
  u64 stack[3];
  u64 r8, r9, r10, r11, r12, r13, r14, r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, rflags;
};

void linux_sigreturn(void);

static u8 signal_stack[32 * 1024] __attribute__((aligned(16)));

static void on_tick(void) { kiln_core.poll = 1; }

static const char *describe(i32 signal) {
  switch (signal) {
    case SIGILL: return "illegal instruction";
    case SIGFPE: return "arithmetic fault";
    case SIGBUS: return "bus error";
    default: return "access to memory that is not there";
  }
}

static void on_fault(i32 signal, const struct Info *info, const struct Context *c) {
  struct kiln_registers registers = {
      c->rax, c->rbx, c->rcx, c->rdx, c->rsi, c->rdi, c->rbp, c->rsp, c->r8,
      c->r9,  c->r10, c->r11, c->r12, c->r13, c->r14, c->r15, c->rip, c->rflags};
  kiln_fault_registers(describe(signal), info->address, &registers);
}

static void set(i32 signal, u64 handler, u64 flags) {
  struct Action action = {handler, flags | SA_RESTORER, (u64)linux_sigreturn, 0};
  call6(SYS_RT_SIGACTION, (u64)signal, (u64)&action, 0, sizeof action.mask, 0, 0);
}

void signals_start(void) {
  struct { void *low; u64 flags; u64 size; } stack = {signal_stack, 0, sizeof signal_stack};
  call3(SYS_SIGALTSTACK, (u64)&stack, 0, 0);
  static const u8 faults[] = {SIGILL, SIGBUS, SIGFPE, SIGSEGV};
  for (u32 i = 0; i < sizeof faults; i++) {
    set(faults[i], (u64)on_fault, SA_SIGINFO | SA_ONSTACK | SA_NODEFER);
  }
  set(SIGALRM, (u64)on_tick, SA_ONSTACK);
  set(SIGPIPE, SIG_IGN, 0); /* as a JVM: a closed pipe fails the write, not the process */
}
