/*
 * Plays runtime and Java for tests of the linux platform: does what the words of its command line
 * say, in order. Most words break a rule; whatever comes after them must never be reached.
 */
#include "linux.h"
#include "guest.h"

KILN_SEALED u64 __stack_chk_guard;

typedef void (*Code)(void);

_Noreturn void kiln_fault_registers(const char *what, u64 address,
                                    const struct kiln_registers *registers) {
  (void)address;
  print("fault: ");
  print(what);
  print(registers->rsp ? "\n" : ", stack unknown\n");
  kiln_platform_abort();
}

/* --- memory --- */

static u64 recurse(volatile u64 depth) { /* NOLINT: that is the point */
  volatile u8 frame[512];
  frame[depth % 512] = (u8)depth;
  return depth == ~0ull ? 0 : recurse(depth + 1) + frame[depth % 512];
}

static void execute_stack(void) {
  volatile u8 code[16] = {0xc3};
  ((Code)hide((u64)code))();
}

/* A stack that was used, given back and taken again has its guard still. */
static void overrun_again(void) {
  char *low = kiln_platform_stack(65536);
  *(volatile u64 *)(low + 4096) = 1;
  kiln_platform_stack_free(low, 65536);
  low = kiln_platform_stack(65536);
  *(volatile u64 *)hide((u64)low + 4088) = 1;
}

static u32 memory(const char *word) {
  static u8 data[16] = {0xc3};
  if (is(word, "write-code")) *AT(volatile u8, hide((u64)memory)) = 0x90;
  else if (is(word, "write-constants")) *AT(volatile u8, hide((u64) "constant")) = 0;
  else if (is(word, "write-sealed")) __stack_chk_guard = hide(1);
  else if (is(word, "execute-data")) ((Code)hide((u64)data))();
  else if (is(word, "execute-heap")) ((Code)hide(kiln_platform_heap(1 << 20).start))();
  else if (is(word, "execute-stack")) execute_stack();
  else if (is(word, "execute-fiber-stack")) ((Code)hide((u64)kiln_platform_stack(65536) + 8192))();
  else if (is(word, "read-null")) (void)*AT(volatile u64, hide(8));
  else if (is(word, "write-null")) *AT(volatile u64, hide(8)) = 1;
  else if (is(word, "call-null")) ((Code)hide(0))();
  else if (is(word, "read-nothing")) (void)*AT(volatile u64, hide(1ull << 46));
  else if (is(word, "overrun")) recurse(0);
  else if (is(word, "overrun-fiber")) *AT(volatile u64, (u64)kiln_platform_stack(65536)) = 1;
  else if (is(word, "overrun-again")) overrun_again();
  else if (is(word, "smash")) smash(64);
  else return 0;
  return 1;
}

/* --- system calls: numbers of syscall_64.tbl --- */

static void map(u64 address, u64 protection, u64 flags) {
  call6(SYS_MMAP, address, 4096, protection, flags, ~0ull, 0);
}

static u32 calls(const char *word) {
  const u64 usual = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK;
  u64 stack = (u64)kiln_platform_stack(65536);
  if (is(word, "open")) call3(SYS_OPEN, (u64) "/etc/passwd", 0, 0);
  else if (is(word, "openat")) call3(257, (u64)-100, (u64) "/etc/passwd", 0);
  else if (is(word, "execve")) call3(59, (u64) "/bin/true", 0, 0);
  else if (is(word, "socket")) call3(SYS_SOCKET, 2, 1, 0);
  else if (is(word, "fork")) call3(57, 0, 0, 0);
  else if (is(word, "clone3")) call3(435, 0, 0, 0);
  else if (is(word, "ptrace")) call3(101, 0, 0, 0);
  else if (is(word, "kill")) call3(62, 1, 0, 0);
  else if (is(word, "ioctl")) call3(SYS_IOCTL, 0, 0x5401, stack + 8192);
  else if (is(word, "prctl")) call3(SYS_PRCTL, 4, 1, 0);
  else if (is(word, "sigaction")) call6(SYS_RT_SIGACTION, 31, 0, 0, 8, 0, 0);
  else if (is(word, "io_uring")) call3(425, 1, stack + 8192, 0);
  else if (is(word, "write-other-file")) call3(SYS_WRITE, 3, (u64) "x", 1);
  else if (is(word, "read-other-file")) call3(SYS_READ, 3, stack + 8192, 1);
  else if (is(word, "mmap-executable")) map(0, 7, usual);
  else if (is(word, "mmap-file")) call6(SYS_MMAP, 0, 4096, 3, MAP_PRIVATE, 0, 0);
  else if (is(word, "mmap-fixed")) map((u64)hide, 3, usual | 0x10);
  else if (is(word, "mprotect-executable")) call3(SYS_MPROTECT, stack + 8192, 4096, 5);
  else if (is(word, "mprotect-code")) call3(SYS_MPROTECT, 0x400000, 4096, 3);
  else if (is(word, "mprotect-sealed")) {
    call3(SYS_MPROTECT, (u64)&__stack_chk_guard & ~4095ull, 4096, 3);
  } else if (is(word, "munmap-code")) call3(SYS_MUNMAP, 0x400000, 4096, 0);
  else if (is(word, "x32")) call3(0x40000000 | SYS_OPEN, (u64) "/etc/passwd", 0, 0);
  else if (is(word, "int80")) __asm__ volatile("int $0x80" : : "a"(5), "b"(0) : "memory");
  else return 0;
  return 1;
}

/* From here on it is a kernel without close_range (seccomp_filter.rst). */
static void old_kernel(void) {
  static const struct { u16 code; u8 yes, no; u32 value; } steps[] = {
    {0x20, 0, 0, 0}, {0x15, 0, 1, SYS_CLOSE_RANGE},
    {0x06, 0, 0, 0x00050000u | 38}, {0x06, 0, 0, 0x7fff0000u}};
  const struct { u16 length; const void *steps; } filter = {4, steps};
  call6(SYS_PRCTL, 38, 1, 0, 0, 0, 0);
  call3(SYS_PRCTL, 22, 2, (u64)&filter);
}

/* More names for what the image prints to, two of them a device's; an open file says so. */
static const u32 files[] = {3, 4, 5, 9, 77};

static void open_files(void) {
  for (u32 i = 0; i < 5; i++) call3(33, STDOUT, files[i], 0); /* dup2 */
  confine_net(9);
  confine_disk(4);
}

static void write_files(void) {
  for (u32 i = 0; i < 5; i++) call3(SYS_WRITE, files[i], (u64) &"0123456789"[files[i] % 10], 1);
  print("\n");
}

/* What a sealed image does all day. */
static void work(void) {
  u8 bytes[16];
  char *odd = kiln_platform_stack(131072), *usual = kiln_platform_stack(65536);
  struct kiln_memory heap = {0};
  kiln_platform_tick(1);
  kiln_platform_idle(kiln_platform_monotonic() + 20000000);
  kiln_platform_tick(0);
  kiln_platform_stack_free(odd, 131072);
  kiln_platform_stack_free(usual, 65536);
  kiln_platform_release(heap.start, heap.end);
  if (kiln_platform_entropy(bytes, sizeof bytes) && kiln_platform_wall() != 0 &&
      kiln_platform_read(bytes, sizeof bytes) < 0 && odd != 0 && usual != 0) {
    print("worked\n");
  }
}

_Noreturn void kiln_start(i32 argc, const char *const *argv, char *stack_low, char *stack_high) {
  (void)stack_low;
  (void)stack_high;
  print("started\n");
  for (i32 i = 1; i < argc; i++) {
    if (is(argv[i], "seal")) kiln_platform_seal();
    else if (is(argv[i], "work")) work();
    else if (is(argv[i], "old-kernel")) old_kernel();
    else if (is(argv[i], "open-files")) open_files();
    else if (is(argv[i], "write-files")) write_files();
    else if (is(argv[i], "write-net")) call3(SYS_WRITE, 9, (u64) "9\n", 2);
    else if (!memory(argv[i]) && !calls(argv[i])) print("unknown word\n");
  }
  print("ended\n");
  kiln_platform_exit(0);
}
