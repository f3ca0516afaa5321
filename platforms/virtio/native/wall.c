/*
 * The time of day: the moment of the start, from kvmclock or else the real-time clock, plus the
 * monotonic time since. Read when first asked for. Without either the start counts as 1970.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define SECOND 1000000000ull
#define KVM_WALL_CLOCK 0x4b564d00

/* struct pvclock_wall_clock: the time of day when the hypervisor's system time was 0. */
struct kvm_wall {
  volatile u32 version;
  u32 seconds, nanos;
};

static struct kvm_wall kvm_wall __attribute__((aligned(16)));
static u64 start; /* nanoseconds since 1970 when the monotonic clock was 0 */
static u8 known;

static u64 kvm_start(void) {
  write_msr(KVM_WALL_CLOCK, (u64)&kvm_wall);
  return kvm_wall.seconds * SECOND + kvm_wall.nanos;
}

/* The chip tells the second that has begun, so the result is late by less than one second. */
static u64 rtc_start(void) {
  i64 seconds = rtc_seconds();
  u64 passed = kiln_platform_monotonic();
  return seconds < 0 ? 0 : (u64)seconds * SECOND - passed;
}

u64 kiln_platform_wall(void) {
  if (!known) {
    start = cpu.kvmclock ? kvm_start() : rtc_start();
    known = 1;
  }
  return start + kiln_platform_monotonic();
}

KILN_SMALL_END
