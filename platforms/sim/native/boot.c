/*
 * A node's life: the kernel's arguments, a stack at an address that is the same in every run, and
 * the end, which the simulator is told. The simulator starts nodes; a person who does is told so.
 */
#include "sim.h"

#define STACK_LOW 0x100000000ull /* just above what references reach */
#define STACK_BYTES (8ull << 20)
#define TERMINAL_IOCTL 0x5401 /* TCGETS: only a terminal knows it */

static void refuse_terminal(void) {
  u8 settings[64];
  if (is_error(call3(SYS_IOCTL, STDIN, TERMINAL_IOCTL, (u64)settings))) return;
  static const char message[] =
      "kiln: this image is a node of the simulator and takes its messages from standard input."
      " Run it with ./bnd boot --platform sim, or in a test.\n";
  call3(SYS_WRITE, STDERR, (u64)message, sizeof message - 1);
  call3(SYS_EXIT_GROUP, 2, 0, 0);
}

static _Noreturn void run(i32 argc, const char *const *argv) {
  console_start();
  time_set(wire_turn());
  kiln_start(argc, argv, (char *)STACK_LOW + 4096, (char *)(STACK_LOW + STACK_BYTES));
}

_Noreturn void linux_start(u64 *stack) {
  refuse_terminal();
  signals_start();
  u64 low = (u64)call6(SYS_MMAP, STACK_LOW, STACK_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, ~0ull, 0);
  if (low != STACK_LOW) kiln_fatal("the host has no room for this node's stack");
  call3(SYS_MPROTECT, STACK_LOW, 4096, PROT_NONE);
  __asm__ volatile(
      "movq %0, %%rsp\n\txorl %%ebp, %%ebp\n\tcall %P3\n\tud2"
      :
      : "r"(STACK_LOW + STACK_BYTES), "D"((i32)stack[0]), "S"(stack + 1), "i"(run)
      : "memory");
  __builtin_unreachable();
}

u64 auxiliary(u64 key) {
  (void)key;
  return 0;
}

void kiln_platform_exit(i32 status) {
  u32 code = (u32)status & 255;
  wire_say(SAY_EXIT, &code, sizeof code, 0, 0);
  wire_flush();
  for (;;) call3(SYS_EXIT_GROUP, code, 0, 0);
}

void kiln_platform_abort(void) { kiln_platform_exit(134); }
