/*
 * Linux system calls without a libc: numbers and structures of x86-64 (arch/x86/entry/syscalls/
 * syscall_64.tbl and the uapi headers). A negative result is an error number.
 */
#ifndef LINUX_H
#define LINUX_H

#include "platform.h"

enum {
  SYS_READ = 0,
  SYS_WRITE = 1,
  SYS_OPEN = 2,
  SYS_CLOSE = 3,
  SYS_FSTAT = 5,
  SYS_MMAP = 9,
  SYS_MPROTECT = 10,
  SYS_MUNMAP = 11,
  SYS_RT_SIGACTION = 13,
  SYS_RT_SIGPROCMASK = 14,
  SYS_RT_SIGRETURN = 15,
  SYS_IOCTL = 16,
  SYS_PREAD64 = 17,
  SYS_PWRITE64 = 18,
  SYS_MADVISE = 28,
  SYS_SETITIMER = 38,
  SYS_SOCKET = 41,
  SYS_FLOCK = 73,
  SYS_FDATASYNC = 75,
  SYS_SYSINFO = 99,
  SYS_SIGALTSTACK = 131,
  SYS_PRCTL = 157,
  SYS_CLOCK_GETTIME = 228,
  SYS_EXIT_GROUP = 231,
  SYS_PPOLL = 271,
  SYS_FALLOCATE = 285,
  SYS_PRLIMIT64 = 302,
  SYS_GETRANDOM = 318,
  SYS_CLOSE_RANGE = 436
};

enum { EINTR = 4, EIO = 5, EAGAIN = 11, EINVAL = 22, EBADFD = 77 };
enum { STDIN = 0, STDOUT = 1, STDERR = 2 };

/* mmap, mprotect, madvise */
enum { PROT_NONE = 0, PROT_READ = 1, PROT_WRITE = 2 };
enum {
  MAP_PRIVATE = 2,
  MAP_ANONYMOUS = 0x20,
  MAP_NORESERVE = 0x4000,
  MAP_STACK = 0x20000,
  MAP_FIXED_NOREPLACE = 0x100000
};
enum {
  MADV_DONTNEED = 4,
  MADV_HUGEPAGE = 14,
  MADV_NOHUGEPAGE = 15,
  MADV_GUARD_INSTALL = 102 /* since Linux 6.13 */
};

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

static inline i64 call3(i64 number, u64 a, u64 b, u64 c) { return call6(number, a, b, c, 0, 0, 0); }

/* A system call that waits begins again after a signal, which here is the tick. */
static inline i64 call6_again(i64 number, u64 a, u64 b, u64 c, u64 d) {
  i64 result;
  do result = call6(number, a, b, c, d, 0, 0);
  while (result == -EINTR);
  return result;
}

static inline u32 is_error(i64 result) { return result < 0 && result > -4096; }

/* --- image.lds --- */
extern const u8 kiln_data_start[]; /* below it all is read-only */
extern const u8 kiln_sealed_start[], kiln_sealed_end[];

/* --- boot.c --- */
u64 auxiliary(u64 key); /* an entry of the auxiliary vector, 0 if there is none */

/* --- signals.c --- */
void signals_start(void);

/* --- time.c --- */
void time_start(void);

/* --- vdso.c --- */
typedef i32 (*ClockFunction)(i32 clock, struct timespec *time);
ClockFunction vdso_clock(void); /* null if the kernel offers none */

/* --- confine.c --- */
void confine_net(i32 file);   /* goes on being read from and written to */
i32 confine_disk(i32 file);   /* likewise; -1: no room */

/* --- idle.c --- */
enum { POLLIN = 1, POLLOUT = 4, POLLERR = 8, POLLHUP = 16 };
enum { WATCH_INPUT = 0, WATCHED_MOST = 64 };
i32 watch(i32 file);                     /* the number of a further file, or -1: no room */
void want(i32 watch, i16 events);        /* lets one such event, or an error, end the next wait */
i16 ready_now(i32 watch, i16 events);    /* which of them there are, or errors; 0 for none */

#endif
