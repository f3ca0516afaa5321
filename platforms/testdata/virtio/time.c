/*
 * The clocks over devices that are played: a TSC of any rate, a PIT, a PM timer, the hypervisor's
 * page, a battery-backed clock. One simulated time drives them all, and every access takes some of
 * it, now and then much: so a host takes the machine's processor away.
 */
#include "machine.h"
#include "process.h"

struct cpu cpu;

static u64 now;      /* simulated nanoseconds */
static u64 tsc_rate; /* Hz */
static i32 has_pit, has_pm, has_rtc;
static u64 pit_start;
static u32 pit_latch, pit_high;
static u8 rtc[128];
static u32 rtc_index, rtc_reads;
static const char *expected_refusal;

static void pass(u64 nanos) { now += nanos + (random_below(2000) == 0 ? random_below(300000) : 0); }

static u64 fake_tsc(void) {
  pass(15 + random_below(10));
  return scale(now, tsc_rate, 1000000000) + 123456789;
}

static u8 read_rtc(void) {
  if (!has_rtc) return 0xff;
  if (rtc_index == 0 && ++rtc_reads == 2) rtc[0]++; /* a second goes by between two looks */
  return rtc[rtc_index];
}

static u8 fake_in8(u16 port) {
  pass(300 + random_below(500));
  if (port == 0x71) return read_rtc();
  if (port != 0x40 || !has_pit) return 0xff;
  pit_high = !pit_high;
  return (u8)(pit_high ? pit_latch : pit_latch >> 8);
}

static void fake_out8(u16 port, u8 value) {
  pass(300 + random_below(500));
  if (port == 0x70) rtc_index = value & 127;
  if (port == 0x43 && value == 0x30) pit_start = now;
  if (port == 0x43 && value == 0) {
    pit_latch = (u32)-scale(now - pit_start, 1193182, 1000000000) & 0xffff;
    pit_high = 0;
  }
}

static u32 fake_in32(u16 port) {
  pass(300 + random_below(500));
  return has_pm && port == 0x608 ? (u32)scale(now, 3579545, 1000000000) & 0xffffff : ~0u;
}

static u32 msr_index;
static void fake_write_msr(u32 index, u64 value);

u16 acpi_timer_port(void) { return has_pm ? 0x608 : 0; }

_Noreturn void machine_refuse(const char *part, ...) {
  require(expected_refusal != 0, part);
  say("passed\n");
  process_exit(0);
}

#define read_tsc fake_tsc
#define in8 fake_in8
#define out8 fake_out8
#define in32 fake_in32
#define write_msr fake_write_msr
#include "tsc.c.h"
#include "rtc.c.h"
#include "wall.c.h"

static void fake_write_msr(u32 index, u64 value) {
  msr_index = index;
  if (index == 0x4b564d00) *AT(struct kvm_wall, value) = (struct kvm_wall){2, 1700000000, 5};
}

static void restart(u64 hertz) {
  tsc_rate = hertz;
  rate = latest = 0;
  refine_at = ~0ull;
  base.tsc = base.nanos = 0;
  reference.read = 0;
  now += random_below(1000000);
  clock_start();
}

static u64 difference(u64 a, u64 b) { return a > b ? a - b : b - a; }

/* Time must run at the right rate over short and long waits, and never back. */
static void measured(void) {
  static const u64 rates[] = {800000000, 1000000000, 2494138000, 5700000000};
  static const u64 steps[] = {100, 10000, 1000000, 30000000, 1500000000, 60000000000};
  round_name = "measured clock";
  for (round_number = 0; round_number < 2000; round_number++) {
    has_pit = round_number % 2 == 0;
    has_pm = !has_pit || random_below(2);
    restart(rates[random_below(4)]);
    now += steps[random_below(6)]; /* the app asks for the time at once, or late */
    u64 last = kiln_platform_monotonic();
    for (u32 i = 0; i < 30; i++) {
      u64 step = random_below(steps[random_below(6)]) + 1, before = now;
      now += step;
      u64 next = kiln_platform_monotonic(), passed = now - before;
      require(next >= last, "time does not run back");
      require(difference(next - last, passed) < 2000000 + passed / 50, "time passes as it does");
      last = next;
    }
    for (u32 i = 0; i < 100; i++) { /* four seconds of use: by then the rate is exact */
      now += 40000000;
      kiln_platform_monotonic();
    }
    u64 from = now, start = kiln_platform_monotonic();
    now += 20000000000;
    u64 nanos = kiln_platform_monotonic() - start;
    require(difference(nanos, now - from) < 2000000, "in time the rate is good to 1 in 10,000");
  }
}

static void told(void) {
  round_name = "told clock";
  cpu.tsc_khz = 2500000;
  restart(2500000000);
  u64 from = now, start = kiln_platform_monotonic();
  now += 7000000000;
  require(difference(kiln_platform_monotonic() - start, now - from) < 1000, "CPUID's rate is used");
  cpu.tsc_khz = 0;
}

static void hypervisors(void) {
  round_name = "kvmclock";
  cpu.kvmclock = 1;
  restart(2000000000);
  require(msr_index == 0x4b564d01, "the page is announced");
  kvm_time = (struct kvm_time){.version = 2, .tsc = fake_tsc(), .nanos = 5000,
                               .multiplier = 1u << 31, .shift = 0}; /* half a nanosecond a tick */
  u64 from = now, start = kiln_platform_monotonic();
  now += 3000000000;
  require(difference(kiln_platform_monotonic() - start, now - from) < 1000, "its rate is used");
  require(clock_nanos(2000000000) == 1000000000, "spans too");
  kvm_time.shift = -1;
  kvm_time.multiplier = ~0u;
  require(difference(clock_nanos(2000000000), 1000000000) < 10, "a negative shift");
  u64 wall = kiln_platform_wall();
  require(wall / SECOND >= 1700000000 && wall / SECOND < 1700000100, "its date is used");
  cpu.kvmclock = 0;
  known = 0;
}

static u8 bcd(u32 value) { return (u8)(value / 10 << 4 | value % 10); }

static i64 date(u32 year, u32 month, u32 day, u32 hour, u32 minute, u32 second, u8 format) {
  u8 (*code)(u32) = bcd;
  rtc[11] = format;
  u8 h = format & 2 ? code(hour) : (u8)(code(hour % 12 ? hour % 12 : 12) | (hour >= 12 ? 0x80 : 0));
  u8 values[] = {code(second), code(minute), h, code(day), code(month), code(year % 100),
                 code(year / 100)};
  if (format & 4) {
    u8 plain_values[] = {(u8)second, (u8)minute, (u8)hour, (u8)day, (u8)month, (u8)(year % 100),
                         (u8)(year / 100)};
    for (u32 i = 0; i < 7; i++) values[i] = plain_values[i];
  }
  static const u8 places[] = {0, 2, 4, 7, 8, 9, 50};
  for (u32 i = 0; i < 7; i++) rtc[places[i]] = values[i];
  rtc_reads = 10;
  return rtc_seconds();
}

static void dates(void) {
  round_name = "date";
  has_rtc = 1;
  for (u32 i = 0; i < 3; i++) {
    u8 format = i == 0 ? 2 : i == 1 ? 0 : 6; /* BCD, BCD with AM and PM, binary */
    require(date(1970, 1, 1, 0, 0, 0, format) == 0, "the epoch");
    require(date(2000, 2, 29, 12, 34, 56, format) == 951827696, "a leap day");
    require(date(2026, 11, 21, 23, 59, 59, format) == 1795305599, "a late evening");
    require(date(2100, 3, 1, 0, 0, 1, format) == 4107542401, "the day after no leap day");
  }
  require(date(2024, 13, 1, 0, 0, 0, 2) == -1, "no thirteenth month");
  require(date(2024, 1, 0, 0, 0, 0, 2) == -1, "no day 0");
  date(2024, 5, 6, 7, 8, 9, 6);
  rtc_reads = 0;
  i64 seconds = rtc_seconds();
  require(seconds == 1714979290, "a second that goes by between two looks is waited for");
  rtc[10] = 0x80;
  require(rtc_seconds() == -1, "a chip that is always updating is none");
  rtc[10] = 0;
  has_rtc = 0;
  require(rtc_seconds() == -1, "no chip");
}

void test(void) {
  random_state = 8254;
  measured();
  told();
  hypervisors();
  dates();
  has_pit = has_pm = 0;
  restart(1000000000);
  expected_refusal = "no clock";
  kiln_platform_monotonic();
  require(0, "a machine without any clock is refused");
}
