/*
 * Signals: the tick, and faults of the processor, which are errors of ours (compiled code checks
 * for null itself) and end the image with a readable message. Handlers run on a stack of their own,
 * since a fiber's may be small, or the very thing that is used up.
 */
#include "linux.h"

enum {
  SIGILL = 4, SIGBUS = 7, SIGFPE = 8, SIGSEGV = 11, SIGPIPE = 13, SIGALRM = 14, SIGSYS = 31
};
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
  u64 address; /* of a fault, or of the instruction behind a system call */
  i32 call;    /* the number of a system call */
};

/* The kernel's ucontext; the registers are in the order of struct sigcontext. */
struct Context {
  u64 flags;
  u64 link;
  u64 stack[3];
  u64 r8, r9, r10, r11, r12, r13, r14, r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, rflags;
  u64 segments;
  u64 error; /* of a page fault (Intel SDM 3 §4.7) */
};

#define PAGE_LOWEST 65536ull /* the kernel lets nobody map below that (vm.mmap_min_addr) */
#define IMAGE_START 0x400000ull

void linux_sigreturn(void);

static u8 signal_stack[32 * 1024] __attribute__((aligned(16)));

static void on_tick(void) { kiln_core.poll = 1; }

static char *append(char *to, const char *text) {
  while (*text != 0) *to++ = *text++;
  return to;
}

/* The message about a system call that is forbidden now. */
static const char *name_call(u32 number) {
  static char message[128];
  char digits[11], *first = digits + sizeof digits - 1;
  *first = 0;
  do *--first = (char)('0' + number % 10);
  while (number /= 10);
  char *at = append(message, "killed by its own confinement: system call ");
  at = append(at, first);
  append(at, " is not among those that this image makes while it runs; it stood");
  return message;
}

static const char *describe_access(u64 address, u64 error) {
  enum { PRESENT = 1, WRITE = 2, FETCH = 16 };
  if (address < PAGE_LOWEST) {
    return (error & FETCH) != 0   ? "call of a null pointer"
           : (error & WRITE) != 0 ? "write through a null pointer"
                                  : "read through a null pointer";
  }
  if ((error & FETCH) != 0) return "execution of memory that holds no code";
  if ((error & WRITE) != 0 && address - IMAGE_START < (u64)kiln_data_start - IMAGE_START) {
    return "write to the image's code or constants";
  }
  if ((error & WRITE) != 0 && address - (u64)kiln_sealed_start <
                                  (u64)(kiln_sealed_end - kiln_sealed_start)) {
    return "write to sealed data";
  }
  return "access to memory that is not there";
}

static const char *describe(i32 signal, const struct Info *info, const struct Context *c) {
  switch (signal) {
    case SIGILL: return "illegal instruction";
    case SIGFPE: return "arithmetic fault";
    case SIGBUS: return "bus error";
    case SIGSYS: return name_call((u32)info->call);
    default: return describe_access(info->address, c->error);
  }
}

static void on_fault(i32 signal, const struct Info *info, const struct Context *c) {
  struct kiln_registers registers = {
      c->rax, c->rbx, c->rcx, c->rdx, c->rsi, c->rdi, c->rbp, c->rsp, c->r8,
      c->r9,  c->r10, c->r11, c->r12, c->r13, c->r14, c->r15, c->rip, c->rflags};
  kiln_fault_registers(describe(signal, info, c), info->address, &registers);
}

static void set(i32 signal, u64 handler, u64 flags) {
  struct Action action = {handler, flags | SA_RESTORER, (u64)linux_sigreturn, 0};
  call6(SYS_RT_SIGACTION, (u64)signal, (u64)&action, 0, sizeof action.mask, 0, 0);
}

void signals_start(void) {
  struct { void *low; u64 flags; u64 size; } stack = {signal_stack, 0, sizeof signal_stack};
  call3(SYS_SIGALTSTACK, (u64)&stack, 0, 0);
  static const u8 faults[] = {SIGILL, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
  for (u32 i = 0; i < sizeof faults; i++) {
    set(faults[i], (u64)on_fault, SA_SIGINFO | SA_ONSTACK | SA_NODEFER);
  }
  set(SIGALRM, (u64)on_tick, SA_ONSTACK);
  set(SIGPIPE, SIG_IGN, 0); /* as a JVM: a closed pipe fails the write, not the process */
}
