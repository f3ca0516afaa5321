/*
 * A Linux process becomes an image: what the kernel put on the first stack, signals, then the
 * runtime on that same stack, which grows by itself down to its limit.
 *
 *   argc | argv[0] ... 0 | environment ... 0 | auxiliary vector (key, value) ... 0
 */
#include "linux.h"

KILN_SMALL_BEGIN

#define RLIMIT_STACK 3
#define STACK_MOST (8ull << 20)    /* what Java may use of it, as on HotSpot's main thread or more */
#define STACK_MARGIN (64ull << 10) /* the arguments above, the kernel's guard gap below */

static KILN_SEALED const u64 *auxiliary_vector;

u64 auxiliary(u64 key) {
  for (const u64 *at = auxiliary_vector; at[0] != 0; at += 2) {
    if (at[0] == key) return at[1];
  }
  return 0;
}

static u64 stack_bytes(void) {
  struct { u64 soft, hard; } limit = {STACK_MOST, 0};
  call6(SYS_PRLIMIT64, 0, RLIMIT_STACK, 0, (u64)&limit, 0, 0);
  u64 bytes = limit.soft < STACK_MOST ? limit.soft : STACK_MOST;
  return bytes > 4 * STACK_MARGIN ? bytes - 2 * STACK_MARGIN : 2 * STACK_MARGIN;
}

/* A page below what Java may use, should the process' own limit lie further down or nowhere. */
static void guard(char *low) {
  call6(SYS_MMAP, ((u64)low & ~4095ull) - 4096, 4096, PROT_NONE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, ~0ull, 0);
}

_Noreturn void linux_start(u64 *stack) {
  i32 argc = (i32)stack[0];
  const char *const *argv = (const char *const *)(stack + 1);
  const u64 *at = stack + 1 + argc + 1;
  while (*at != 0) at++;
  auxiliary_vector = at + 1;
  signals_start();
  time_start();
  char *high = (char *)stack, *low = high - stack_bytes();
  guard(low);
  kiln_start(argc, argv, low, high);
}

void kiln_platform_exit(i32 status) {
  for (;;) call3(SYS_EXIT_GROUP, (u32)status & 255, 0, 0);
}

void kiln_platform_abort(void) { kiln_platform_exit(134); }

KILN_SMALL_END
