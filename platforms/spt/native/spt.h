/*
 * The system calls that solo5-spt allows, all others end the process (x86-64's syscall_64.tbl): read
 * and write of a network device's file, write to 1, whole single sectors of a disk's file, the
 * clocks, and waiting for the tender's own epoll and timer files.
 */
#ifndef SPT_H
#define SPT_H

#include "solo5.h"

enum {
  SYS_READ = 0,
  SYS_WRITE = 1,
  SYS_PREAD64 = 17,
  SYS_PWRITE64 = 18,
  SYS_CLOCK_GETTIME = 228,
  SYS_EXIT_GROUP = 231,
  SYS_EPOLL_PWAIT = 281,
  SYS_TIMERFD_SETTIME = 286
};

enum { EINTR = 4, EIO = 5, EAGAIN = 11 };
enum { STDOUT = 1 };

struct timespec {
  i64 seconds;
  i64 nanos;
};

static inline i64 call6(i64 number, u64 a, u64 b, u64 c, u64 d, u64 e, u64 f) {
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

static inline i64 call4(i64 number, u64 a, u64 b, u64 c, u64 d) {
  return call6(number, a, b, c, d, 0, 0);
}

/* --- boot.c: the tender's files --- */
extern u32 epoll_file, timer_file;

#endif
