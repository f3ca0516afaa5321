/*
 * Plays runtime and Java for tests of the virtio platform: does what the words of its command line
 * say, in order, and prints one line for each. The test compares those lines.
 */
#include "machine.h"
#include "guest.h"

KILN_SEALED u64 __stack_chk_guard;

static void print_number(u64 value) {
  char digits[24];
  u32 at = sizeof digits - 1;
  digits[at] = 0;
  do digits[--at] = (char)('0' + value % 10);
  while (value /= 10);
  print(digits + at);
}

static void print_hex(u64 value) {
  char digits[19] = "0x";
  for (u32 i = 0; i < 16; i++) digits[2 + i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
  digits[18] = 0;
  print(digits);
}

static void line(const char *name, u64 value) {
  print(name);
  print(" ");
  print_number(value);
  print("\n");
}

_Noreturn void kiln_fault_registers(const char *what, u64 address,
                                    const struct kiln_registers *registers) {
  print("fault: ");
  print(what);
  print(", address ");
  print_hex(address);
  print(registers->rsp ? "\n" : ", stack unknown\n");
  kiln_platform_abort();
}

/* --- memory --- */

static u64 first_not_zero(u64 start, u64 end) {
  for (u64 at = start; at < end; at += 8) {
    if (*AT(volatile u64, at)) return at;
  }
  return 0;
}

static void fill(u64 start, u64 end) {
  for (u64 at = start; at < end; at += 8) *AT(volatile u64, at) = ~at;
}

static void check(const char *what, i32 good) {
  print(what);
  print(good ? " good\n" : " BAD\n");
}

/* As the runtime does: tables at the end first, then objects from the start on. */
static void heap(void) {
  struct kiln_memory m = kiln_platform_heap(0);
  u64 tables = m.end - (m.end - m.start) / 20;
  tables &= ~4095ull;
  check("heap aligned", m.start % 65536 == 0 && m.end % 65536 == 0 && m.end <= 1ull << 32);
  check("heap tables", kiln_platform_commit(tables, m.end));
  check("heap tables zero", first_not_zero(tables, m.end) == 0);
  fill(tables, m.end);
  u64 half = m.start + (m.end - m.start) / 4;
  half &= ~4095ull;
  check("heap objects", kiln_platform_commit(m.start, half));
  check("heap objects zero", first_not_zero(m.start, half) == 0);
  fill(m.start, half);
  check("heap more", kiln_platform_commit(half, half + 8192));
  check("heap more zero", first_not_zero(half, half + 8192) == 0);
  kiln_platform_release(m.start + 4096, m.start + 12288);
  check("heap released zero", first_not_zero(m.start + 4096, m.start + 12288) == 0);
  check("heap kept", *AT(u64, m.start) == ~m.start && *AT(u64, tables) == ~tables);
  check("heap beyond", !kiln_platform_commit(m.end - 4096, 1ull << 32));
  line("heap kB", (m.end - m.start) / 1024);
}

/* Stacks must not take from the heap, nor the heap from stacks, whatever the order. */
static void exhaust(void) {
  struct kiln_memory m = kiln_platform_heap(0);
  u64 at = m.start, stacks = 0;
  for (char *low; stacks < 100 && (low = kiln_platform_stack(65536)) != 0; stacks++) {
    fill((u64)low, (u64)low + 65536);
  }
  while (at < m.end && kiln_platform_commit(at, at + 65536)) {
    fill(at, at + 65536);
    at += 65536;
  }
  check("exhaust some heap", at > m.start);
  u64 more = 0;
  while (kiln_platform_stack(65536)) more++;
  check("exhaust then stacks", stacks == 100 && more > 0);
  check("exhaust intact", *AT(u64, m.start) == ~m.start && *AT(u64, at - 8) == ~(at - 8));
}

/* --- stacks --- */

static void stacks(void) {
  char *a = kiln_platform_stack(65536), *b = kiln_platform_stack(65536);
  check("stacks differ", a && b && a != b && (u64)a >= 1ull << 32);
  fill((u64)a, (u64)a + 65536);
  fill((u64)b, (u64)b + 65536);
  check("stacks hold", *(u64 *)a == ~(u64)a && *(u64 *)(b + 65528) == ~(u64)(b + 65528));
  kiln_platform_stack_free(a, 65536);
  check("stacks again", kiln_platform_stack(65536) == a);
  fill((u64)a, (u64)a + 65536);
  char *odd = kiln_platform_stack(100000);
  check("stacks odd", odd != 0);
  fill((u64)odd, (u64)odd + 100000 / 8 * 8);
  for (u32 i = 0; i < 10000; i++) {
    char *c = kiln_platform_stack(131072);
    if (!c) kiln_fatal("no stack");
    *(volatile u64 *)(c + 131064) = i;
    *(volatile u64 *)c = i;
    kiln_platform_stack_free(c, 131072);
  }
  check("stacks many", 1);
}

static __attribute__((noinline)) u64 recurse(u64 depth) {
  volatile u64 room[64];
  room[0] = depth;
  return depth == ~0ull ? 0 : recurse(depth + 1) + room[0];
}

/* --- time --- */

static void clock(void) {
  u64 before = kiln_platform_monotonic(), backwards = 0, last = before;
  for (u32 i = 0; i < 10000; i++) {
    u64 now = kiln_platform_monotonic();
    backwards += now < last;
    last = now;
  }
  line("clock backwards", backwards);
  line("wall", kiln_platform_wall() / 1000000000);
}

static void idle(u64 milliseconds) {
  u64 start = kiln_platform_monotonic(), deadline = start + milliseconds * 1000000, wakes = 0;
  while (kiln_platform_monotonic() < deadline) {
    kiln_platform_idle(deadline);
    wakes++;
  }
  u64 over = kiln_platform_monotonic() - deadline;
  check("idle on time", over < 50000000);
  check("idle asleep", wakes < 20);
  kiln_platform_idle(1); /* a deadline in the past: returns */
}

static void tick(void) {
  for (u32 round = 0; round < 3; round++) {
    kiln_platform_tick(1);
    u64 start = kiln_platform_monotonic(), polls = 0;
    while (kiln_platform_monotonic() < start + 200000000) {
      if (kiln_core.poll) {
        kiln_core.poll = 0;
        polls++;
      }
    }
    check("tick", polls >= 18 && polls <= 45);
    kiln_platform_idle(kiln_platform_monotonic() + 1000000);
    kiln_platform_tick(0);
    kiln_core.poll = 0;
    start = kiln_platform_monotonic();
    while (kiln_platform_monotonic() < start + 50000000) {}
    check("tick off", kiln_core.poll == 0);
  }
}

/* Prints the time once a second, for a look from outside. */
static void seconds(u64 count) {
  u64 start = kiln_platform_monotonic();
  for (u64 i = 1; i <= count; i++) {
    u64 deadline = start + i * 1000000000;
    while (kiln_platform_monotonic() < deadline) kiln_platform_idle(deadline);
    line("second", i);
  }
}

static void entropy(void) {
  u8 bytes[37] = {0}, other[37] = {0};
  if (!kiln_platform_entropy(bytes, sizeof bytes) || !kiln_platform_entropy(other, sizeof other)) {
    print("entropy none\n");
    return;
  }
  u32 same = 0;
  for (u32 i = 0; i < sizeof bytes; i++) same += bytes[i] == other[i];
  check("entropy", same < 8);
}

/* Prints what comes in until a line ends. */
static void input(void) {
  u8 bytes[64];
  print("input: ");
  for (;;) {
    i64 count = kiln_platform_read(bytes, sizeof bytes);
    kiln_platform_write(bytes, (u64)count);
    if (count > 0 && bytes[count - 1] == '\n') return;
    if (count == 0) kiln_platform_idle(0);
  }
}

/* --- faults --- */

static const u64 constant = 7;

#define USER 4ull /* of a page table's entry */

typedef void (*code)(void);

static void execute_stack(void) {
  volatile u8 here[16] = {0xc3};
  ((code)hide((u64)here))();
}

/* A stack that was used, given back and taken again has its guard still. */
static void overrun_other(void) {
  char *low = kiln_platform_stack(65536);
  *(volatile u64 *)low = 1;
  kiln_platform_stack_free(low, 65536);
  low = kiln_platform_stack(65536);
  *(volatile u64 *)hide((u64)low - 8) = 1;
}

/* Opens a block of RAM, which begins with a return instruction, to user mode; it may be executed. */
static u64 user_block(void) {
  u64 page = 32 << 20;
  *AT(volatile u8, page) = 0xc3;
  u64 *directory = &tables_directories[page >> 21];
  paging_write(&tables[0], tables[0] | USER);
  paging_write(&tables_pdpt[page >> 30], tables_pdpt[page >> 30] | USER);
  paging_write(directory, (*directory | USER) & ~NO_EXECUTE);
  write_cr3(read_cr3());
  return hide(page);
}

/* What the processor was told to forbid; which of it there is depends on the model. */
static void forbidden(void) {
  u64 cr0, cr4 = read_cr4();
  __asm__("mov %%cr0, %0" : "=r"(cr0));
  check("write protection", cr0 >> 16 & 1);
  check("no-execute", !cpu.nx || read_msr(0xc0000080) >> 11 & 1);
  line("smep", cr4 >> 20 & 1);
  line("smap", cr4 >> 21 & 1);
  line("umip", cr4 >> 11 & 1);
}

static void do_word(const char *word) {
  static u8 data[16] = {0xc3};
  if (is(word, "heap")) heap();
  else if (is(word, "exhaust")) exhaust();
  else if (is(word, "stacks")) stacks();
  else if (is(word, "clock")) clock();
  else if (is(word, "idle")) idle(300);
  else if (is(word, "tick")) tick();
  else if (is(word, "seconds")) seconds(5);
  else if (is(word, "input")) input();
  else if (is(word, "entropy")) entropy();
  else if (is(word, "write-code")) *AT(volatile u8, hide((u64)recurse)) = 0;
  else if (is(word, "write-constants")) *AT(volatile u64, hide((u64)&constant)) = 8;
  else if (is(word, "write-tables")) *AT(volatile u64, hide((u64)tables)) = 0;
  else if (is(word, "write-sealed")) {
    kiln_platform_seal();
    *AT(volatile u64, hide((u64)&__stack_chk_guard)) = 1;
  } else if (is(word, "read-user")) (void)*AT(volatile u64, user_block());
  else if (is(word, "execute-user")) ((code)user_block())();
  else if (is(word, "forbidden")) forbidden();
  else if (is(word, "execute-data")) ((code)hide((u64)data))();
  else if (is(word, "execute-heap")) ((code)hide(kiln_platform_heap(0).start))();
  else if (is(word, "execute-stack")) execute_stack();
  else if (is(word, "overrun-other")) overrun_other();
  else if (is(word, "read-null")) (void)*AT(volatile u64, hide(8));
  else if (is(word, "write-null")) *AT(volatile u64, hide(8)) = 1;
  else if (is(word, "call-null")) ((code)hide(0))();
  else if (is(word, "read-nothing")) (void)*AT(volatile u64, hide(1ull << 46));
  else if (is(word, "write-nothing")) *AT(volatile u64, hide(1ull << 46)) = 1;
  else if (is(word, "noncanonical")) (void)*AT(volatile u64, hide(1ull << 60));
  else if (is(word, "overrun")) recurse(0);
  else if (is(word, "smash")) smash(64);
  else if (is(word, "invalid")) __asm__ volatile("ud2");
  else if (is(word, "divide")) __asm__ volatile("divl %0" : : "r"(0), "a"(1), "d"(0) : "cc");
  else if (is(word, "abort")) kiln_platform_abort();
  else if (is(word, "exit-3")) kiln_platform_exit(3);
  else if (is(word, "exit-125")) kiln_platform_exit(125);
  else if (is(word, "exit-200")) kiln_platform_exit(200);
  else {
    print("word <");
    print(word);
    print(">\n");
  }
}

/* Begins to protect stacks, so that it is not protected itself. */
__attribute__((no_stack_protector)) _Noreturn void kiln_start(i32 argc, const char *const *argv,
                                                              char *stack_low, char *stack_high) {
  char here;
  __stack_chk_guard = 0x1122334455667700;
  print("hello from ");
  print(argv[0]);
  print("\n");
  if (argv[argc] != 0 || &here < stack_low || &here >= stack_high) kiln_fatal("bad start");
  for (i32 i = 1; i < argc; i++) do_word(argv[i]);
  kiln_platform_exit(0);
}
