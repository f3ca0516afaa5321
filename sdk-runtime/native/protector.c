/*
 * The stack protector: native functions with arrays, or with variables that others point to, keep
 * this number between them and the return address, and compare before they return (the compilers'
 * -fstack-protector-strong). Compiled Java needs none: it has no arrays on the stack.
 */
#include "runtime.h"

KILN_SEALED u64 __stack_chk_guard;

_Noreturn void __stack_chk_fail(void);

_Noreturn void __stack_chk_fail(void) {
  kiln_fatal("a native function wrote beyond a variable on its stack");
}

/* Unprotected: it would not find the number that it began with. */
__attribute__((no_stack_protector)) void protector_start(void) {
  u64 number;
  if (!kiln_platform_entropy((u8 *)&number, sizeof number)) {
    number = kiln_platform_wall() * 0x9e3779b97f4a7c15ull ^ (u64)__builtin_ia32_rdtsc();
  }
  __stack_chk_guard = number & ~255ull; /* a 0, where every string ends */
}
