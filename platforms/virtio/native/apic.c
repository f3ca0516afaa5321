/*
 * The local interrupt controller (SDM 3 §11) and its timer, the only interrupt that the image needs
 * before it has devices. The old 8259 pair is masked. Registers are memory at 0xfee00000, or MSRs
 * where firmware has switched x2APIC mode on.
 *
 * The timer's rate is no constant of the architecture: it counts from the start on, and is compared
 * with the clock when it is first needed.
 */
#include "machine.h"

KILN_SMALL_BEGIN

/* Registers, as offsets in memory; SDM 3 table 11-1. */
#define ID 0x20
#define TASK_PRIORITY 0x80
#define END_OF_INTERRUPT 0xb0
#define SPURIOUS 0xf0
#define LVT_TIMER 0x320
#define LVT_LINT0 0x350
#define LVT_LINT1 0x360
#define LVT_ERROR 0x370
#define INITIAL_COUNT 0x380
#define CURRENT_COUNT 0x390
#define DIVIDE 0x3e0

#define APIC_ENABLED (1ull << 11) /* bits of MSR_APIC_BASE */
#define APIC_X2 (1ull << 10)
#define SOFTWARE_ENABLED 0x100
#define MASKED 0x10000
#define DIVIDE_BY_16 3

#define PIC_MASTER_MASK 0x21
#define PIC_SLAVE_MASK 0xa1

#define SECOND 1000000000ull
#define LEAST_WINDOW 2000000 /* nanoseconds over which the rate is measured at least */

static u8 x2;
static u64 memory;
static struct {
  u64 tsc;
  u32 count; /* it counts down */
} first; /* read together at the start */
static u64 counts_per_second;

static u32 read(u32 offset) {
  return x2 ? (u32)read_msr(MSR_X2APIC + offset / 16) : *AT(volatile u32, memory + offset);
}

static IN_TRAP void write(u32 offset, u32 value) {
  if (x2) {
    write_msr(MSR_X2APIC + offset / 16, value);
  } else {
    *AT(volatile u32, memory + offset) = value;
  }
}

/* Reads count and TSC together: of three readings the one that took least time. */
static u32 read_count(u64 *tsc) {
  u64 best = ~0ull;
  u32 result = 0;
  for (u32 i = 0; i < 3; i++) {
    u64 before = read_tsc();
    u32 count = read(CURRENT_COUNT);
    u64 span = read_tsc() - before;
    if (span >= best) continue;
    best = span;
    *tsc = before + span / 2;
    result = count;
  }
  return result;
}

static void begin_count(void) {
  write(INITIAL_COUNT, ~0u);
  first.count = read_count(&first.tsc);
}

void apic_start(void) {
  if (!cpu.apic) refuse("this machine's processor has no local APIC (QEMU: -cpu max)");
  out8(PIC_MASTER_MASK, 0xff);
  out8(PIC_SLAVE_MASK, 0xff);
  u64 base = read_msr(MSR_APIC_BASE);
  x2 = (base & APIC_X2) != 0;
  memory = base & FRAME_MASK;
  if (memory >= FOUR_GIB) refuse("the local APIC lies above 4 GiB");
  if ((base & APIC_ENABLED) == 0) write_msr(MSR_APIC_BASE, base | APIC_ENABLED);
  write(TASK_PRIORITY, 0);
  write(LVT_LINT0, MASKED);
  write(LVT_LINT1, MASKED);
  write(LVT_ERROR, MASKED);
  write(LVT_TIMER, MASKED);
  write(SPURIOUS, SOFTWARE_ENABLED | VECTOR_SPURIOUS);
  write(DIVIDE, DIVIDE_BY_16);
  begin_count();
}

KILN_SMALL_END

u32 apic_id(void) { return x2 ? read(ID) : read(ID) >> 24; }

void apic_done(void) { write(END_OF_INTERRUPT, 0); }

static void measure_rate(void) {
  u64 tsc;
  u32 count = read(CURRENT_COUNT);
  if (count < ~0u / 2) begin_count(); /* it may run down before we look again */
  while (clock_nanos(read_tsc() - first.tsc) < LEAST_WINDOW) relax();
  count = read_count(&tsc);
  u64 nanos = clock_nanos(tsc - first.tsc);
  counts_per_second = scale(first.count - count, SECOND, nanos ? nanos : 1);
  if (counts_per_second == 0) refuse("the local APIC's timer does not count");
}

u32 apic_timer_counts(u64 nanos) {
  if (counts_per_second == 0) measure_rate();
  u64 counts = scale(nanos, counts_per_second, SECOND);
  if (counts > ~0u) return ~0u;
  return counts == 0 ? 1 : (u32)counts;
}

void apic_timer_start(u32 counts) {
  write(LVT_TIMER, VECTOR_TIMER);
  write(INITIAL_COUNT, counts);
}
