/*
 * A process of Linux without a libc, as the tests' own tender is one: system calls, words, an end.
 */
#ifndef HOST_H
#define HOST_H

#include "kiln.h"

enum {
  SYS_READ = 0,
  SYS_WRITE = 1,
  SYS_OPEN = 2,
  SYS_MMAP = 9,
  SYS_MPROTECT = 10,
  SYS_IOCTL = 16,
  SYS_PREAD64 = 17,
  SYS_PWRITE64 = 18,
  SYS_SOCKET = 41,
  SYS_LSEEK = 8,
  SYS_FCNTL = 72,
  SYS_PRCTL = 157,
  SYS_ARCH_PRCTL = 158,
  SYS_CLOCK_GETTIME = 228,
  SYS_EXIT_GROUP = 231,
  SYS_EPOLL_CTL = 233,
  SYS_EPOLL_PWAIT = 281,
  SYS_TIMERFD_CREATE = 283,
  SYS_TIMERFD_SETTIME = 286,
  SYS_EPOLL_CREATE1 = 291,
  SYS_SECCOMP = 317
};

static inline i64 call(i64 number, u64 a, u64 b, u64 c, u64 d, u64 e, u64 f) {
  i64 result;
  register u64 r10 __asm__("r10") = d;
  register u64 r8 __asm__("r8") = e;
  register u64 r9 __asm__("r9") = f;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

#define call3(number, a, b, c) call(number, (u64)(a), (u64)(b), (u64)(c), 0, 0, 0)

static inline u64 length_of(const char *text) {
  u64 length = 0;
  while (text[length] != 0) length++;
  return length;
}

static inline void say(const char *text) { call3(SYS_WRITE, 2, text, length_of(text)); }

/* Ends the process with a sentence and status 1, as a tender does that cannot start an image. */
static inline _Noreturn void fail(const char *what, const char *name) {
  say("tender: ");
  say(name);
  say(": ");
  say(what);
  say("\n");
  for (;;) call3(SYS_EXIT_GROUP, 1, 0, 0);
}

static inline void require(i32 good, const char *what, const char *name) {
  if (!good) fail(what, name);
}

/* What follows `prefix` in `word`; null if it begins otherwise. */
static inline const char *after(const char *word, const char *prefix) {
  while (*prefix != 0) {
    if (*word++ != *prefix++) return 0;
  }
  return word;
}

static inline u64 number_of(const char *text, const char *word) {
  u64 value = 0;
  require(*text != 0, "a number is missing", word);
  for (; *text != 0; text++) {
    require(*text >= '0' && *text <= '9' && value < 1ull << 40, "no number", word);
    value = value * 10 + (u64)(*text - '0');
  }
  return value;
}

/* The compiler may call these. */
__attribute__((no_builtin)) static inline void copy(void *to, const void *from, u64 count) {
  for (u64 i = 0; i < count; i++) ((u8 *)to)[i] = ((const u8 *)from)[i];
}

#endif
