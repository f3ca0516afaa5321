/*
 * Random bytes of the processor: RDSEED, whose words are full entropy; where it has none to give,
 * RDRAND, over whose words the jitter of the time stamp counter is laid; else nothing (SDM 1 §7.3.17;
 * retry limits from Intel's Digital Random Number Generator guide §5.2).
 */
#include "platform.h"
#include "x86.h"

#define RDRAND_TRIES 10
#define RDSEED_TRIES 100
#define JITTER_ROUNDS 64 /* each a reading of the counter, whose lowest bits nobody foretells */

static u8 known, has_rdrand, has_rdseed;

static void look(void) {
  known = 1;
  has_rdrand = cpuid(1, 0).ecx >> 30 & 1;
  has_rdseed = cpuid(0, 0).eax >= 7 && (cpuid(7, 0).ebx >> 18 & 1);
}

static i32 rdrand(u64 *value) {
  for (u32 i = 0; i < RDRAND_TRIES; i++) {
    u8 good;
    __asm__ volatile("rdrand %0; setc %1" : "=r"(*value), "=qm"(good) : : "cc");
    if (good) return 1;
  }
  return 0;
}

static i32 rdseed(u64 *value) {
  for (u32 i = 0; i < RDSEED_TRIES; i++) {
    u8 good;
    __asm__ volatile("rdseed %0; setc %1" : "=r"(*value), "=qm"(good) : : "cc");
    if (good) return 1;
    relax();
  }
  return 0;
}

/* Gathers what differs from reading to reading; the multiplier is that of MMIX (Knuth). */
static u64 jitter(void) {
  static u64 pool;
  for (u32 i = 0; i < JITTER_ROUNDS; i++) {
    pool = (pool ^ read_tsc()) * 6364136223846793005;
    pool ^= pool >> 29;
  }
  return pool;
}

static i32 draw(u64 *value) {
  if (has_rdseed && rdseed(value)) return 1;
  return has_rdrand && rdrand(value);
}

/*
 * One 64-bit word. Two equal words in a row are refused: some processors, woken from sleep, gave
 * all ones for ever and called it good; by chance it happens once in 2^64 draws.
 */
static i32 next(u64 *value) {
  static u64 previous;
  if (!known) look();
  if (!draw(value) || *value == previous) return 0;
  previous = *value;
  if (!has_rdseed) *value ^= jitter();
  return 1;
}

i32 kiln_platform_entropy(u8 *bytes, u64 length) {
  u64 word;
  if (length == 0) return next(&word);
  while (length > 0) {
    if (!next(&word)) return 0;
    u64 n = length < sizeof word ? length : sizeof word;
    for (u64 i = 0; i < n; i++) bytes[i] = (u8)(word >> 8 * i);
    bytes += n;
    length -= n;
  }
  return 1;
}
