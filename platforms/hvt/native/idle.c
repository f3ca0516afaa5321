/* Waiting: the only instruction that could is the call to the tender. */
#include "hvt.h"

#define LONG 3600000000000ull /* nanoseconds: one hour stands for ever; to wake early is allowed */

struct poll {
  u64 timeout; /* nanoseconds from now on */
  u64 ready;   /* a bit per handle */
  i32 result;
};

u64 solo5_wait(u64 deadline) {
  struct poll argument = {LONG, 0, 0};
  if (deadline != 0) {
    u64 now = kiln_platform_monotonic();
    argument.timeout = deadline <= now ? 0 : deadline - now < LONG ? deadline - now : LONG;
  }
  hypercall(POLL, &argument);
  return argument.ready;
}
