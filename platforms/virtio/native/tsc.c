/*
 * Time since the start, in nanoseconds, from the processor's time stamp counter (TSC). Its rate is
 * taken from, in this order:
 *
 *   1. kvmclock: the hypervisor tells rate and offset (Linux Documentation/virt/kvm/x86/msr.rst)
 *   2. CPUID: leaf 0x15, or the hypervisor's leaf 0x40000010
 *   3. the 8254 timer (PIT), channel 0, 1.193182 MHz
 *   4. the ACPI PM timer, 3.579545 MHz (ACPI 6.5 §4.8.3.3)
 *
 * For 3 and 4 the two counters are read together at the start and again when somebody first asks
 * for the time, at least 2 ms later: the start waits for nothing. While the image runs the same is
 * done over longer and longer windows, so that the rate's error falls below 1 in 10^6.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define SECOND 1000000000ull
#define FIRST_WINDOW (SECOND / 500)
#define LAST_WINDOW (SECOND * 2)
#define WINDOW_GROWTH 10
#define READING_ERROR 2000 /* nanoseconds by which two counters read together may be apart */

#define PIT_RATE 1193182u
#define UNWRAPPED 20000000 /* TSC ticks in which a PIT at 1.2 MHz surely has not wrapped */
#define PIT_CHANNEL_0 0x40
#define PIT_COMMAND 0x43
#define PIT_COUNT_DOWN_ONCE 0x30 /* channel 0, low byte then high byte, mode 0, binary */
#define PIT_LATCH_0 0x00
#define PIT_MASK 0xffffu

#define PM_RATE 3579545u
#define PM_MASK 0xffffffu

#define KVM_SYSTEM_TIME 0x4b564d01
#define KVM_ENABLE 1

/* struct pvclock_vcpu_time_info; the hypervisor writes it while `version` is odd. */
struct kvm_time {
  volatile u32 version;
  u32 pad0;
  u64 tsc;
  u64 nanos;
  u32 multiplier;
  int8_t shift;
  u8 flags;
  u8 pad[2];
};
_Static_assert(sizeof(struct kvm_time) == 32, "layout of pvclock_vcpu_time_info");

/* A counter of known rate, read together with the TSC. */
struct reference {
  u32 (*read)(void);
  u32 rate; /* Hz */
  u32 mask; /* it counts upwards modulo mask + 1 */
};
struct reading {
  u64 tsc;
  u32 count;
};

static struct kvm_time kvm_time __attribute__((aligned(32)));
static struct reference reference;
static struct reading first;
static u64 rate; /* of the TSC, Hz; 0 until somebody asks */
static u64 refine_at = ~0ull; /* the TSC at which the rate is to be measured better */
static struct {
  u64 tsc, nanos; /* a moment at which both are known */
} base;
static u64 latest;

static u32 read_pit(void) {
  out8(PIT_COMMAND, PIT_LATCH_0);
  u32 low = in8(PIT_CHANNEL_0);
  return (0u - (low | (u32)in8(PIT_CHANNEL_0) << 8)) & PIT_MASK; /* it counts down */
}

static u32 read_pm(void) { return in32(acpi_timer_port()) & PM_MASK; }

/* Of five readings the one that took least time: an interruption of the machine falls out. */
static struct reading read_both(void) {
  struct reading best = {0, 0};
  u64 best_span = ~0ull;
  for (u32 i = 0; i < 5; i++) {
    u64 before = read_tsc();
    u32 count = reference.read();
    u64 span = read_tsc() - before;
    if (span < best_span) {
      best_span = span;
      best = (struct reading){before + span / 2, count};
    }
  }
  return best;
}

static void start_pit(void) {
  reference = (struct reference){read_pit, PIT_RATE, PIT_MASK};
  out8(PIT_COMMAND, PIT_COUNT_DOWN_ONCE);
  out8(PIT_CHANNEL_0, 0);
  out8(PIT_CHANNEL_0, 0);
}

/* An absent timer reads the same for ever; a present one moves within microseconds. */
static i32 reference_moves(void) {
  u32 count = reference.read();
  for (u32 i = 0; i < 1000; i++) {
    if (reference.read() != count) return 1;
  }
  return 0;
}

void clock_start(void) {
  base.tsc = read_tsc();
  if (cpu.kvmclock) {
    write_msr(KVM_SYSTEM_TIME, (u64)&kvm_time | KVM_ENABLE);
    return;
  }
  if (cpu.tsc_khz) {
    rate = (u64)cpu.tsc_khz * 1000;
    return;
  }
  start_pit();
  if (!reference_moves()) {
    reference = (struct reference){read_pm, PM_RATE, PM_MASK};
    if (acpi_timer_port() == 0 || !reference_moves()) {
      reference.read = 0; /* kiln_platform_monotonic says so, if anybody asks */
      return;
    }
  }
  first = read_both();
}

/* The TSC's rate between `first` and `now`; an `estimate` tells how often the count wrapped. */
static u64 rate_between(struct reading now, u64 estimate) {
  u64 ticks = (now.count - first.count) & reference.mask;
  u64 period = (u64)reference.mask + 1;
  if (estimate) {
    u64 expected = scale(now.tsc - first.tsc, reference.rate, estimate);
    ticks += (expected - ticks + period / 2) / period * period;
  }
  return scale(now.tsc - first.tsc, reference.rate, ticks ? ticks : 1);
}

static void use_rate(struct reading now, u64 estimate) {
  rate = rate_between(now, estimate);
  u64 ticks = now.tsc - first.tsc;
  refine_at = scale(ticks, SECOND, rate) < LAST_WINDOW ? first.tsc + ticks * WINDOW_GROWTH : ~0ull;
}

/*
 * Waits until the first window is over, which it mostly is; then the rate is known to 1 in 1000. Is
 * it so late that the count may have wrapped (the slowest TSC is taken as 500 MHz), it begins now.
 */
static void measure_rate(void) {
  if (!reference.read) {
    refuse("no clock: this machine has neither kvmclock nor a TSC rate in CPUID, nor PIT or ACPI PM"
           " timer");
  }
  if (read_tsc() - first.tsc > UNWRAPPED) first = read_both();
  u32 enough = (u32)scale(FIRST_WINDOW, reference.rate, SECOND);
  while (((reference.read() - first.count) & reference.mask) < enough) relax();
  use_rate(read_both(), 0);
}

/*
 * Measures again, over a window ten times as long. The old rate must tell for certain how often the
 * count wrapped; where the image slept too long for that, the windows begin anew.
 */
static void refine_rate(u64 tsc, u64 nanos) {
  u64 old_window = scale(refine_at - first.tsc, SECOND / WINDOW_GROWTH, rate);
  u64 error = scale(scale(tsc - first.tsc, SECOND, rate), READING_ERROR, old_window);
  base.tsc = tsc;
  base.nanos = nanos;
  struct reading now = read_both();
  if (error < scale(reference.mask, SECOND / 4, reference.rate)) {
    use_rate(now, rate);
  } else {
    first = now;
    refine_at = now.tsc + scale(FIRST_WINDOW * WINDOW_GROWTH, rate, SECOND);
  }
}

KILN_SMALL_END

/* The hypervisor's page, read until nothing changed meanwhile. */
static u64 read_kvm_time(void) {
  for (;;) {
    u32 version = kvm_time.version;
    __asm__ volatile("" : : : "memory");
    u64 delta = read_tsc() - kvm_time.tsc;
    delta = kvm_time.shift < 0 ? delta >> -kvm_time.shift : delta << kvm_time.shift;
    u64 nanos = kvm_time.nanos + (u64)((unsigned __int128)delta * kvm_time.multiplier >> 32);
    __asm__ volatile("" : : : "memory");
    if (version == kvm_time.version && (version & 1) == 0) return nanos;
  }
}

static u64 read_tsc_time(void) {
  if (!rate) measure_rate();
  u64 tsc = read_tsc();
  u64 nanos = base.nanos + scale(tsc - base.tsc, SECOND, rate);
  if (tsc >= refine_at) refine_rate(tsc, nanos);
  return nanos;
}

u64 kiln_platform_monotonic(void) {
  u64 nanos = cpu.kvmclock ? read_kvm_time() : read_tsc_time();
  if (nanos > latest) latest = nanos; /* a TSC may step back when its host moves */
  return latest;
}

/* A span of TSC ticks, by the rate that is known now. */
u64 clock_nanos(u64 ticks) {
  kiln_platform_monotonic(); /* measures the rate, if nobody has asked yet */
  if (!cpu.kvmclock) return scale(ticks, SECOND, rate);
  ticks = kvm_time.shift < 0 ? ticks >> -kvm_time.shift : ticks << kvm_time.shift;
  return (u64)((unsigned __int128)ticks * kvm_time.multiplier >> 32);
}
