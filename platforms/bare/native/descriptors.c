/* See descriptors.h. All traps run on stacks of their own (IST): the interrupted stack may be the very
   thing that is used up. */
#include "descriptors.h"

KILN_SMALL_BEGIN

#define PORTS 0x608 /* those of which ring 3 may be given some */

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
  u8 ports[PORTS / 8 + 1]; /* a bit each that ring 3 may not use; a byte of ones behind them */
};

struct __attribute__((packed)) table_pointer {
  u16 limit;
  u64 base;
};

#define FIXED __attribute__((section(".bss.fixed")))
#define CODE_SEGMENT 8
#define DATA_SEGMENT 16
#define TASK_SEGMENT 24
#define USER_CODE_SEGMENT 40 /* that of data behind it; both where SYSEXIT looks for them */
#define INTERRUPT_GATE 0x8e /* present, 64-bit, interrupts off inside */
#define FAULT_STACK 1
#define INTERRUPT_STACK 2
#define VECTORS 256
#define ENTRIES 64 /* of vectors that somebody uses; the others share the one behind them */

extern char vectors[]; /* vectors.S: 16 bytes each */

static struct gate gates[VECTORS] FIXED;
static u64 segments[7] FIXED;
static struct task_state task FIXED;

const char *const exception_names[EXCEPTIONS] = {
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
    u64 entry = (u64)vectors + 16 * (i < ENTRIES ? i : ENTRIES);
    gates[i] = (struct gate){(u16)entry, CODE_SEGMENT,
                             i < EXCEPTIONS ? FAULT_STACK : INTERRUPT_STACK, INTERRUPT_GATE,
                             (u16)(entry >> 16), (u32)(entry >> 32), 0};
  }
}

static void fill_segments(void) {
  u64 base = (u64)&task;
  segments[CODE_SEGMENT / 8] = 0x00af9b000000ffff; /* accessed bits set: never written again */
  segments[DATA_SEGMENT / 8] = 0x00cf93000000ffff;
  segments[USER_CODE_SEGMENT / 8] = 0x00affb000000ffff;
  segments[USER_CODE_SEGMENT / 8 + 1] = 0x00cff3000000ffff; /* and data */
  /* Available 64-bit TSS, SDM 3 §7.2.3. */
  segments[TASK_SEGMENT / 8] = (sizeof task - 1) | (base & 0xffffff) << 16 | 0x89ull << 40 |
                               (base >> 24 & 0xff) << 56;
  segments[TASK_SEGMENT / 8 + 1] = base >> 32;
}

void descriptors_start(char *fault_stack, char *interrupt_stack) {
  fill_gates();
  fill_segments();
  task.ist[FAULT_STACK - 1] = (u64)fault_stack;
  task.ist[INTERRUPT_STACK - 1] = (u64)interrupt_stack;
  task.io_map = (u16)((u64)task.ports - (u64)&task);
  for (u32 i = 0; i < sizeof task.ports; i++) task.ports[i] = 0xff;
  struct table_pointer gdt = {sizeof segments - 1, (u64)segments};
  struct table_pointer idt = {sizeof gates - 1, (u64)gates};
  __asm__ volatile("lgdt %0" : : "m"(gdt));
  __asm__ volatile("lidt %0" : : "m"(idt));
  __asm__ volatile("ltr %w0" : : "r"(TASK_SEGMENT) : "memory");
}

void descriptors_allow_port(u16 port) {
  if (port < PORTS) task.ports[port / 8] &= (u8) ~(1u << port % 8);
}

KILN_SMALL_END
