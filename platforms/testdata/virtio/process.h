/*
 * What a test of the platform's C needs in a process of Linux without a libc: output, an end,
 * memory with a hole behind it, random numbers from a seed.
 */
#ifndef PROCESS_H
#define PROCESS_H

#include "kiln.h"

static inline u64 system_call(u64 number, u64 a, u64 b, u64 c, u64 d) {
  u64 result;
  register u64 r10 __asm__("r10") = d;
  register u64 r8 __asm__("r8") = ~0ull;
  register u64 r9 __asm__("r9") = 0;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

static _Noreturn void process_exit(u32 status) {
  for (;;) system_call(231, status, 0, 0, 0);
}

static void say(const char *text) {
  u64 length = 0;
  while (text[length]) length++;
  system_call(1, 1, (u64)text, length, 0);
}

u64 __stack_chk_guard = 0x1122334455667700;

_Noreturn void __stack_chk_fail(void) {
  say("a variable on the stack was overrun\n");
  process_exit(134);
}

static void say_number(u64 value) {
  char digits[24];
  u32 at = sizeof digits - 1;
  digits[at] = 0;
  do digits[--at] = (char)('0' + value % 10);
  while (value /= 10);
  say(digits + at);
}

static const char *round_name = "";
static u64 round_number;

/* Ends the test with the place that went wrong. */
static inline void require(i32 good, const char *what) {
  if (good) return;
  say("FAILED ");
  say(what);
  say(", ");
  say(round_name);
  say(" ");
  say_number(round_number);
  say("\n");
  process_exit(1);
}

/* `size` bytes (a multiple of 4096), with unmapped memory behind the last. */
static inline u8 *take_memory(u64 size) {
  u64 at = system_call(9, 0, size + 4096, 3, 0x22);
  require(at < ~4095ull, "memory");
  system_call(10, at + size, 4096, 0, 0);
  return AT(u8, at);
}

static u64 random_state = 1;

/* Marsaglia's xorshift64*. */
static inline u64 random64(void) {
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return random_state * 0x2545f4914f6cdd1d;
}

static inline u64 random_below(u64 bound) { return random64() % bound; }

void *memset(void *to, int value, size_t count) {
  u8 *at = to;
  __asm__ volatile("rep stosb" : "+D"(at), "+c"(count) : "a"(value) : "memory");
  return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  u8 *at = to;
  __asm__ volatile("rep movsb" : "+D"(at), "+S"(from), "+c"(count) : : "memory");
  return to;
}

void test(void);

__attribute__((force_align_arg_pointer, used)) _Noreturn void _start(void) {
  test();
  say("passed\n");
  process_exit(0);
}

#endif
