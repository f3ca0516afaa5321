/*
 * A filter in the kernel's classic BPF (Linux, Documentation/userspace-api/seccomp_filter.rst): a list
 * of rules, each a system call with conditions on its arguments; what no rule allows kills.
 */
#include "filter.h"

#define MOST 4096
#define ANY ~0ull

enum { LOAD = 0x20, EQUAL = 0x15, GREATER = 0x25, RETURN = 0x06 };
enum { NUMBER = 0, ARCHITECTURE = 4, ARGUMENTS = 16 };
#define X86_64 0xc000003eu
#define ALLOW 0x7fff0000u
#define KILL_PROCESS 0x80000000u

struct instruction {
  u16 code;
  u8 yes, no;
  u32 value;
};

static struct instruction program[MOST];
static u16 length;

static void add(u16 code, u32 value, u8 yes, u8 no) {
  require(length < MOST, "too many devices", "the filter");
  program[length++] = (struct instruction){code, yes, no, value};
}

/* Each test that fails jumps to the end of its rule, whose length is known before. */
static void test_equal(u32 offset, u32 value, u8 left) {
  add(LOAD, offset, 0, 0);
  add(EQUAL, value, 0, left);
}

static u32 low(u32 argument) { return ARGUMENTS + 8 * argument; }

/* The call with that first argument (ANY: whatever it is). */
static void allow(u32 number, u64 first) {
  u32 tests = first == ANY ? 1 : 3;
  u8 left = (u8)(2 * tests - 1); /* instructions from the first test's jump to behind the rule */
  test_equal(NUMBER, number, left);
  if (first != ANY) {
    test_equal(low(0), (u32)first, (u8)(left - 2));
    test_equal(low(0) + 4, (u32)(first >> 32), (u8)(left - 4));
  }
  add(RETURN, ALLOW, 0, 0);
}

/* Whole sectors of that file, up to its end: offset <= most, compared in two halves. */
static void allow_sector(u32 number, const struct entry *e) {
  u64 most = e->block.capacity - e->block.sector;
  test_equal(NUMBER, number, 14);
  test_equal(low(0), (u32)e->file, 12);
  test_equal(low(0) + 4, 0, 10);
  test_equal(low(2), e->block.sector, 8);
  test_equal(low(2) + 4, 0, 6);
  add(LOAD, low(3) + 4, 0, 0);
  add(GREATER, (u32)(most >> 32), 4, 0); /* beyond */
  add(EQUAL, (u32)(most >> 32), 0, 2);   /* well below: allowed */
  add(LOAD, low(3), 0, 0);
  add(GREATER, (u32)most, 1, 0);         /* beyond */
  add(RETURN, ALLOW, 0, 0);
}

static void allow_device(const struct entry *e) {
  if (e->type == NET) {
    allow(SYS_READ, e->file);
    allow(SYS_WRITE, e->file);
  } else {
    allow_sector(SYS_PREAD64, e);
    allow_sector(SYS_PWRITE64, e);
  }
}

void filter_start(const struct table *manifest, u32 epoll, u32 timer) {
  add(LOAD, ARCHITECTURE, 0, 0);
  add(EQUAL, X86_64, 1, 0);
  add(RETURN, KILL_PROCESS, 0, 0);
  allow(SYS_WRITE, 1);
  allow(SYS_EXIT_GROUP, ANY);
  allow(SYS_EPOLL_PWAIT, epoll);
  allow(SYS_TIMERFD_SETTIME, timer);
  allow(SYS_CLOCK_GETTIME, 0);
  allow(SYS_CLOCK_GETTIME, 1);
  allow(SYS_ARCH_PRCTL, 0x1002);
  for (u32 i = 1; i < manifest->count; i++) allow_device(&manifest->entries[i]);
  add(RETURN, KILL_PROCESS, 0, 0);
  struct { u16 length; struct instruction *program; } filter = {length, program};
  require(call(SYS_PRCTL, 38, 1, 0, 0, 0, 0) == 0, "cannot be set", "no_new_privs");
  require(call3(SYS_SECCOMP, 1, 0, &filter) == 0, "was refused", "the filter");
}
