/*
 * Traps: exceptions and interrupts. A page fault in the arena of stacks is an ordinary event; any
 * other exception is a fault of the program and ends it with a report. Interrupts only leave marks
 * for kiln_platform_idle and kiln_poll: nothing is done in them. SDM 3 §6.
 *
 * All of them run on stacks of their own (IST): the interrupted stack may have no page below it.
 */
#include "machine.h"

/* What vectors.S has pushed, in ascending order of addresses. */
struct trap {
  u64 r15, r14, r13, r12, r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx, rcx, rax;
  u64 vector, error;
  u64 rip, cs, rflags, rsp, ss;
};

struct gate {
  u16 offset_low, selector;
  u8 stack, type;
  u16 offset_middle;
  u32 offset_high, reserved;
};

struct __attribute__((packed)) task_state {
  u32 reserved0;
  u64 rsp[3];
  u64 reserved1;
  u64 ist[7]; /* ist[0] is number 1 */
  u64 reserved2;
  u16 reserved3, io_map;
};

struct __attribute__((packed)) table_pointer {
  u16 limit;
  u64 base;
};

#define FIXED __attribute__((section(".bss.fixed")))
#define CODE_SEGMENT 8
#define DATA_SEGMENT 16
#define TASK_SEGMENT 24
#define INTERRUPT_GATE 0x8e /* present, 64-bit, interrupts off inside */
#define FAULT_STACK 1
#define INTERRUPT_STACK 2

#define VECTORS 256
#define EXCEPTIONS 32
#define PAGE_FAULT 14

extern char vectors[]; /* vectors.S: 16 bytes each */
void trap(struct trap *t) IN_TRAP;

static struct gate gates[VECTORS] FIXED;
static u64 segments[5] FIXED;
static struct task_state task FIXED;

volatile u32 traps_events;
volatile u8 traps_tick_on;

static const char *const names[EXCEPTIONS] = {
    "integer division error", "debug exception", "non-maskable interrupt", "breakpoint",
    "overflow", "bound range exceeded", "invalid instruction", "no floating-point unit",
    "double fault", "coprocessor overrun", "invalid task state", "missing segment",
    "stack segment fault", "general protection fault", "page fault", "reserved exception 15",
    "x87 floating-point error", "unaligned access", "machine check (broken hardware)",
    "vector floating-point error", "virtualization exception", "control flow violation",
    "reserved exception 22", "reserved exception 23", "reserved exception 24",
    "reserved exception 25", "reserved exception 26", "reserved exception 27",
    "hypervisor exception", "VMM communication exception", "security exception",
    "reserved exception 31"};

static void fill_gates(void) {
  for (u32 i = 0; i < VECTORS; i++) {
    u64 entry = (u64)vectors + 16 * i;
    gates[i] = (struct gate){(u16)entry, CODE_SEGMENT,
                             i < EXCEPTIONS ? FAULT_STACK : INTERRUPT_STACK, INTERRUPT_GATE,
                             (u16)(entry >> 16), (u32)(entry >> 32), 0};
  }
}

static void fill_segments(void) {
  u64 base = (u64)&task;
  segments[CODE_SEGMENT / 8] = 0x00af9b000000ffff; /* accessed bits set: never written again */
  segments[DATA_SEGMENT / 8] = 0x00cf93000000ffff;
  /* Available 64-bit TSS, SDM 3 §7.2.3. */
  segments[TASK_SEGMENT / 8] = (sizeof task - 1) | (base & 0xffffff) << 16 | 0x89ull << 40 |
                               (base >> 24 & 0xff) << 56;
  segments[TASK_SEGMENT / 8 + 1] = base >> 32;
}

void traps_start(void) {
  fill_gates();
  fill_segments();
  task.ist[FAULT_STACK - 1] = (u64)fault_stack_high;
  task.ist[INTERRUPT_STACK - 1] = (u64)interrupt_stack_high;
  task.io_map = sizeof task;
  struct table_pointer gdt = {sizeof segments - 1, (u64)segments};
  struct table_pointer idt = {sizeof gates - 1, (u64)gates};
  __asm__ volatile("lgdt %0" : : "m"(gdt));
  __asm__ volatile("lidt %0" : : "m"(idt));
  __asm__ volatile("ltr %w0" : : "r"(TASK_SEGMENT) : "memory");
}

/* A second fault while the first is reported: the runtime is not to be trusted with it. */
static IN_TRAP void report_once(const struct trap *t) {
  static u8 reporting;
  if (!reporting) {
    reporting = 1;
    return;
  }
  serial_text("kiln: fault while a fault was reported: ");
  serial_text(t->vector < EXCEPTIONS ? names[t->vector] : "interrupt");
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
    report(names[t->vector], 0, t);
  } else if (t->vector < 64) {
    traps_events |= 1u << (t->vector - EXCEPTIONS);
    if (t->vector == VECTOR_TIMER && traps_tick_on) kiln_core.poll = 1;
    apic_done();
  } /* VECTOR_SPURIOUS, and what a device may invent: no end of interrupt is due */
}
