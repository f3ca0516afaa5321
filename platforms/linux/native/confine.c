/*
 * The image confines itself: once its devices are open it gives up every system call but those that
 * it makes while it runs, each with the arguments that it gives (Linux
 * Documentation/userspace-api/seccomp_filter.rst). Any other one raises SIGSYS, whose handler tells
 * which it was and ends the image; nobody can replace that handler any more.
 *
 * The filter is a program of the kernel's classic BPF. It is a row of rules, each of which decides
 * about one system call and is skipped by all others:
 *
 *   is it this call? else skip -> for each argument: load, compare, else trap -> allow
 */
#include "linux.h"

#define PR_SET_SECCOMP 22
#define PR_SET_NO_NEW_PRIVS 38
#define SECCOMP_MODE_FILTER 2
#define RET_KILL 0x80000000u
#define RET_TRAP 0x00030000u
#define RET_ALLOW 0x7fff0000u
#define ARCH_X86_64 0xc000003eu

/* struct seccomp_data: the number, the architecture, then six arguments of 8 bytes. */
enum { AT_NUMBER = 0, AT_ARCH = 4, AT_ARGUMENTS = 16 };
enum { LOAD = 0x20, JUMP_EQUAL = 0x15, RETURN = 0x06 }; /* linux/bpf_common.h */
enum { FALLOC_PUNCH_KEEP = 3, PAGE_BYTES = 4096 };

struct Step { /* struct sock_filter */
  u16 code;
  u8 if_true, if_false; /* steps to skip */
  u32 value;
};

#define STEPS_MOST 512

static KILN_SEALED struct Step steps[STEPS_MOST];
static KILN_SEALED u32 count, rule;
static KILN_SEALED u32 nets[WATCHED_MOST + 2], disks[WATCHED_MOST]; /* files that the devices use,
                                                                        room for the console's */
static KILN_SEALED u32 net_count, disk_count;

void confine_net(i32 file) { nets[net_count++] = (u32)file; }

i32 confine_disk(i32 file) {
  if (disk_count == WATCHED_MOST) return -1;
  disks[disk_count++] = (u32)file;
  return 0;
}

static void step(u16 code, u32 value, u32 if_true, u32 if_false) {
  if (count == STEPS_MOST) kiln_fatal("the filter of system calls is too long");
  steps[count++] = (struct Step){code, (u8)if_true, (u8)if_false, value};
}

static void begin(u32 number) {
  rule = count;
  step(JUMP_EQUAL, number, 0, 0);
}

static void end(void) {
  step(RETURN, RET_ALLOW, 0, 0);
  steps[rule].if_false = (u8)(count - rule - 1);
}

static void load(u32 argument, u32 high) { step(LOAD, AT_ARGUMENTS + argument * 8 + high * 4, 0, 0); }

/* The argument, of which the kernel reads 32 bits, is one of these. */
static void among(u32 argument, const u32 *values, u32 n) {
  load(argument, 0);
  for (u32 i = 0; i < n; i++) step(JUMP_EQUAL, values[i], n - i, 0);
  step(RETURN, RET_TRAP, 0, 0);
}

static void equals(u32 argument, u64 value) {
  load(argument, 0);
  step(JUMP_EQUAL, (u32)value, 1, 0);
  step(RETURN, RET_TRAP, 0, 0);
  load(argument, 1);
  step(JUMP_EQUAL, (u32)(value >> 32), 1, 0);
  step(RETURN, RET_TRAP, 0, 0);
}

/* An address where stacks may be, but neither the image nor its heap. */
static void above_4_gib(u32 argument) {
  load(argument, 1);
  step(JUMP_EQUAL, 0, 0, 1);
  step(RETURN, RET_TRAP, 0, 0);
}

static void allow(u32 number) {
  begin(number);
  end();
}

/* The least file from `from` on; ~0 if there is none. */
static u32 least_file(const u32 *files, u32 n, u32 from) {
  u32 least = ~0u;
  for (u32 i = 0; i < n; i++) {
    if (files[i] >= from && files[i] < least) least = files[i];
  }
  return least;
}

/*
 * Closes what whoever started the image has left open, and says whether that was possible. With no
 * other file there every one may be read and written, which the kernel lets pass without running the
 * filter: 100 ns a call, of the 3000 that a frame takes.
 */
static u32 close_others(void) {
  for (u32 from = STDERR + 1;;) {
    u32 net = least_file(nets, net_count, from), disk = least_file(disks, disk_count, from);
    u32 next = net < disk ? net : disk;
    u32 last = next == ~0u ? next : next - 1;
    if (next != from && call3(SYS_CLOSE_RANGE, from, last, 0) != 0) return 0;
    if (next == ~0u) return 1;
    from = next + 1;
  }
}

static void allow_files(u32 number, const u32 *files, u32 n) {
  begin(number);
  among(0, files, n);
  end();
}

/*
 * What is read and written as a stream: the frames of TAPs, and the console's text. A kernel that
 * cannot close the others (it is older than 5.9) has to look which file it is.
 */
static void streams(void) {
  if (close_others()) {
    allow(SYS_READ);
    allow(SYS_WRITE);
    return;
  }
  nets[net_count] = STDIN; /* after the TAPs, which are asked for more often */
  allow_files(SYS_READ, nets, net_count + 1);
  nets[net_count] = STDOUT;
  nets[net_count + 1] = STDERR;
  allow_files(SYS_WRITE, nets, net_count + 2);
}

static void disk_calls(void) {
  if (disk_count == 0) return;
  allow_files(SYS_PREAD64, disks, disk_count);
  allow_files(SYS_PWRITE64, disks, disk_count);
  allow_files(SYS_FDATASYNC, disks, disk_count);
  begin(SYS_FALLOCATE);
  among(0, disks, disk_count);
  equals(1, FALLOC_PUNCH_KEEP);
  end();
}

static void waiting_and_time(void) {
  static const u32 real_timer[] = {0};
  allow(SYS_PPOLL);
  allow_files(SYS_SETITIMER, real_timer, 1);
  allow(SYS_CLOCK_GETTIME);
  allow(SYS_RT_SIGRETURN);
  allow(SYS_EXIT_GROUP);
  begin(SYS_GETRANDOM);
  equals(2, 0);
  end();
}

/* Stacks for threads come and go, the heap gives pages back; nothing becomes executable. */
static void memory(void) {
  static const u32 advice[] = {MADV_DONTNEED, MADV_HUGEPAGE, MADV_NOHUGEPAGE, MADV_GUARD_INSTALL};
  begin(SYS_MADVISE);
  among(2, advice, 4);
  end();
  begin(SYS_MMAP);
  equals(0, 0);
  equals(2, PROT_READ | PROT_WRITE);
  equals(3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK);
  end();
  begin(SYS_MPROTECT);
  above_4_gib(0);
  equals(1, PAGE_BYTES);
  equals(2, PROT_NONE);
  end();
  begin(SYS_MUNMAP);
  above_4_gib(0);
  end();
}

void kiln_platform_seal(void) {
  step(LOAD, AT_ARCH, 0, 0);
  step(JUMP_EQUAL, ARCH_X86_64, 1, 0);
  step(RETURN, RET_KILL, 0, 0);
  step(LOAD, AT_NUMBER, 0, 0);
  streams(); /* first: every call runs through the rules before its own */
  disk_calls();
  waiting_and_time();
  memory();
  step(RETURN, RET_TRAP, 0, 0);
  struct { u16 length; struct Step *steps; } program = {(u16)count, steps};
  call3(SYS_MPROTECT, (u64)kiln_sealed_start, (u64)(kiln_sealed_end - kiln_sealed_start),
        PROT_READ);
  i64 result = call6(SYS_PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0);
  if (result == 0) {
    result = call3(SYS_PRCTL, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, (u64)&program);
  }
  if (result == 0) return;
  static const char message[] = "kiln: this kernel has no filters for system calls (seccomp), and an"
                                " image does not run unconfined.\n";
  kiln_platform_write_error((const u8 *)message, sizeof message - 1);
  kiln_platform_exit(1);
}
