/*
 * Plays runtime and Java for tests of the Solo5 platforms: does what the words of its command line say,
 * in order. Most words break a rule; whatever comes after them must never be reached.
 */
#include "solo5.h"
#include "guest.h"

u64 __stack_chk_guard = 0x5ca1ab1e0ddba11;

typedef void (*Code)(void);

_Noreturn void kiln_fault_registers(const char *what, u64 address,
                                    const struct kiln_registers *registers) {
  (void)address;
  print("fault: ");
  print(what);
  print(registers->rsp ? "\n" : ", stack unknown\n");
  kiln_platform_abort();
}

extern u8 ballast[] __attribute__((weak)); /* what a test adds to make the image larger */

static struct kiln_memory heap;
static u64 heap_least; /* what the heap has used, as far as stacks are concerned */

i32 kiln_heap_shrink(u64 end) { return end >= heap_least; }

/* --- what is forbidden --- */

static u64 recurse(volatile u64 depth) { /* NOLINT: that is the point */
  volatile u8 frame[512];
  frame[depth % 512] = (u8)depth;
  return depth == ~0ull ? 0 : recurse(depth + 1) + frame[depth % 512];
}

static void execute_stack(void) {
  volatile u8 code[16] = {0xc3};
  ((Code)hide((u64)code))();
}

static void overrun_fiber(void) {
  kiln_platform_commit(heap.end - 16 * PAGE, heap.end); /* the tables: stacks lie below */
  *AT(volatile u64, (u64)kiln_platform_stack(65536)) = 1;
}

static void system_call(u64 number) {
  __asm__ volatile("syscall" : "+a"(number) : "D"(0), "S"(0), "d"(0) : "rcx", "r11", "memory");
}

static u32 break_rule(const char *word) {
  static u8 data[16] = {0xc3};
  if (is(word, "write-code")) *AT(volatile u8, hide((u64)break_rule)) = 0x90;
  else if (is(word, "write-constants")) *AT(volatile u8, hide((u64) "constant")) = 0;
  else if (is(word, "execute-data")) ((Code)hide((u64)data))();
  else if (is(word, "execute-heap")) ((Code)hide(heap.start))();
  else if (is(word, "execute-stack")) execute_stack();
  else if (is(word, "read-null")) (void)*AT(volatile u64, hide(8));
  else if (is(word, "write-null")) *AT(volatile u64, hide(8)) = 1;
  else if (is(word, "call-null")) ((Code)hide(0))();
  else if (is(word, "read-nothing")) (void)*AT(volatile u64, hide(0xfff00000));
  else if (is(word, "overrun")) recurse(0);
  else if (is(word, "overrun-fiber")) overrun_fiber();
  else if (is(word, "smash")) smash(64);
  else if (is(word, "open")) system_call(2);
  else if (is(word, "privileged")) __asm__ volatile("cli; hlt" : : : "memory");
  else return 0;
  return 1;
}

/* --- what the contract says --- */

static void check(const char *what, i32 good) {
  print(what);
  print(good ? " good\n" : " BAD\n");
}

static i32 all(u64 start, u64 end, u64 value) {
  for (u64 at = start; at < end; at += 8) {
    if (*AT(volatile u64, at) != value) return 0;
  }
  return 1;
}

static void fill(u64 start, u64 end, u64 value) {
  for (u64 at = start; at < end; at += 8) *AT(volatile u64, at) = value;
}

/* As the runtime does: tables at the end first, then objects; stacks until they meet. */
static void memory(void) {
  u64 tables = (heap.end - (heap.end - heap.start) / 20) & -(u64)PAGE;
  u64 half = (heap.start + (heap.end - heap.start) / 2) & -(u64)PAGE;
  check("tables", kiln_platform_commit(tables, heap.end) && all(tables, heap.end, 0));
  check("objects", kiln_platform_commit(heap.start, half) && all(heap.start, half, 0));
  fill(heap.start, half, 7);
  fill(tables, heap.end, 9);
  heap_least = half;
  u64 stacks = 0, lowest = ~0ull;
  for (char *low; (low = kiln_platform_stack(65536)) != 0; stacks++) {
    fill((u64)low + PAGE, (u64)low + 65536, 5); /* its lowest page may be a guard */
    if ((u64)low < lowest) lowest = (u64)low;
  }
  check("stacks", stacks > 0 && lowest >= half);
  check("apart", all(heap.start, half, 7) && all(tables, heap.end, 9));
  kiln_platform_stack_free(AT(char, lowest), 65536);
  check("again", (u64)kiln_platform_stack(65536) == lowest && kiln_platform_stack(65536) == 0);
  kiln_platform_release(heap.start, half);
  check("released", all(heap.start, half, 0));
  check("beyond", !kiln_platform_commit(heap.end, heap.end + PAGE));
}

static void time(void) {
  u64 start = kiln_platform_monotonic(), wall = kiln_platform_wall();
  kiln_platform_idle(start + 20000000);
  check("idle", kiln_platform_monotonic() >= start + 20000000);
  check("wall", kiln_platform_wall() >= wall + 19000000 && wall > 1700000000000000000ull);
  kiln_platform_tick(1);
  check("raised", kiln_core.poll != 0);
  u64 from = kiln_platform_monotonic();
  while (!kiln_platform_ticked()) {}
  check("ticked", kiln_platform_monotonic() > from);
  kiln_platform_tick(0);
  check("lowered", kiln_core.poll == 0);
}

static void entropy(void) {
  u8 a[32] = {0}, b[32] = {0};
  check("entropy", kiln_platform_entropy(a, sizeof a) && kiln_platform_entropy(b, sizeof b));
  u32 same = 0;
  for (u32 i = 0; i < sizeof a; i++) same += a[i] == b[i];
  check("different", same < sizeof a / 2);
}

/* reader.c, where a benchmark adds it. */
u64 read_disk(u64 total) __attribute__((weak));

static void print_number(u64 value) {
  char digits[24];
  u32 at = sizeof digits - 1;
  digits[at] = 0;
  do digits[--at] = (char)('0' + value % 10);
  while (value /= 10);
  print(digits + at);
}

static void measure_read(void) {
  print("read 1024 MiB in ");
  print_number(read_disk(1ull << 30) / 1000000);
  print(" ms\n");
}

_Noreturn void kiln_start(i32 argc, const char *const *argv, char *stack_low, char *stack_high) {
  if (ballast != 0) ballast[0] = 1;
  heap = kiln_platform_heap(0);
  heap_least = heap.start;
  for (i32 i = 1; i < argc; i++) {
    if (is(argv[i], "memory")) memory();
    else if (is(argv[i], "time")) time();
    else if (is(argv[i], "entropy")) entropy();
    else if (is(argv[i], "read") && read_disk != 0) measure_read();
    else if (is(argv[i], "abort")) kiln_platform_abort();
    else if (is(argv[i], "exit42")) kiln_platform_exit(42);
    else if (!break_rule(argv[i])) {
      print("word <");
      print(argv[i]);
      print(">\n");
    }
  }
  check("stack", (u64)&argc >= (u64)stack_low && (u64)&argc < (u64)stack_high);
  kiln_platform_exit(0);
}
