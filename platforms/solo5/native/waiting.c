/*
 * Waiting. A tender tells of a frame for as long as it is there, and cannot be told not to. So that an
 * image which has other things to do does not spin meanwhile, frames that nobody has fetched for a
 * while are thrown away, as a network card with a full ring does.
 */
#include "solo5.h"

#define PATIENCE 10000000 /* nanoseconds for which frames may lie */

static u64 awaited;    /* a bit per handle: found empty since it last had a frame */
static u64 lying_from; /* when frames were first seen that nobody fetched; 0: there are none */

void waiting_empty(i32 handle) {
  awaited |= 1ull << handle;
  lying_from = 0;
}

static void discard(u64 lying) {
  u64 now = kiln_platform_monotonic();
  if (lying_from == 0) lying_from = now;
  if (now - lying_from < PATIENCE) return;
  for (u64 rest = lying; rest != 0; rest &= rest - 1) solo5_discard(__builtin_ctzll(rest));
}

void kiln_platform_idle(u64 deadline) {
  u64 ready = solo5_wait(deadline);
  u64 lying = ready & ~awaited;
  awaited &= ~ready;
  if (lying != 0) discard(lying);
}
