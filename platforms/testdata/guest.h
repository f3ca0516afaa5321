/*
 * What the guests share that play runtime and Java for tests of a platform. Each includes it once,
 * behind the platform's own header.
 */

struct Core kiln_core;

/* Addresses as numbers, hidden from the optimizer: what is done with them is meant to be wrong. */
static u64 hide(u64 address) {
  __asm__ volatile("" : "+r"(address));
  return address;
}

__attribute__((no_builtin)) void *memset(void *to, int value, size_t count) {
  for (size_t i = 0; i < count; i++) ((u8 *)to)[i] = (u8)value;
  return to;
}

__attribute__((no_builtin)) void *memcpy(void *restrict to, const void *restrict from,
                                         size_t count) {
  for (size_t i = 0; i < count; i++) ((u8 *)to)[i] = ((const u8 *)from)[i];
  return to;
}

static void print(const char *text) {
  u64 length = 0;
  while (text[length]) length++;
  kiln_platform_write((const u8 *)text, length);
}

_Noreturn void kiln_fatal(const char *message) {
  print("fatal: ");
  print(message);
  print("\n");
  kiln_platform_abort();
}

_Noreturn void __stack_chk_fail(void);
_Noreturn void __stack_chk_fail(void) { kiln_fatal("a variable on the stack was overrun"); }

static i32 is(const char *word, const char *name) {
  while (*word && *word == *name) word++, name++;
  return *word == *name;
}

static __attribute__((noinline)) void smash(u64 count) {
  volatile u8 small[16];
  for (u64 i = 0; i < count; i++) ((volatile u8 *)hide((u64)small))[i] = 0x41;
}
