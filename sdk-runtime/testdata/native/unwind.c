/*
 * Exceptions pass functions without being looked for: whatever registers these have saved, and in
 * whatever order they call each other, who looks finds its own as they were.
 */
#include "java.h"

#define FUNCTIONS 32
#define DEEPEST 40

typedef u64 Step(const u8 *next);

static Object thrown;
static Step *const passes[FUNCTIONS];
static Step *volatile thrower;

/* Writes into the registers that calls preserve, as a function that needs them would. */
#define SPOIL_r15 __asm__ volatile("movq $-1, %%r15" : : : "r15")
#define SPOIL_r14 __asm__ volatile("movq $-2, %%r14" : : : "r14")
#define SPOIL_r13 __asm__ volatile("movq $-3, %%r13" : : : "r13")
#define SPOIL_r12 __asm__ volatile("movq $-4, %%r12" : : : "r12")
#define SPOIL_rbx __asm__ volatile("movq $-5, %%rbx" : : : "rbx")

/* The step after this one; 255 throws. */
#define GO(next) (next[0] == 255 ? thrower : passes[next[0]])(next + 1)

#define PASS(n)                                             \
  KILN_PASSES("pass" #n) static u64 pass##n(const u8 *next) { \
    u64 before = next[0];                                   \
    if ((n) & 1) SPOIL_r15;                                 \
    if ((n) & 2) SPOIL_r14;                                 \
    if ((n) & 4) SPOIL_r13;                                 \
    if ((n) & 8) SPOIL_r12;                                 \
    if ((n) & 16) SPOIL_rbx;                                \
    return GO(next) + before;                               \
  }
PASS(0) PASS(1) PASS(2) PASS(3) PASS(4) PASS(5) PASS(6) PASS(7) PASS(8) PASS(9) PASS(10) PASS(11)
PASS(12) PASS(13) PASS(14) PASS(15) PASS(16) PASS(17) PASS(18) PASS(19) PASS(20) PASS(21) PASS(22)
PASS(23) PASS(24) PASS(25) PASS(26) PASS(27) PASS(28) PASS(29) PASS(30) PASS(31)

static Step *const passes[FUNCTIONS] = {
    pass0, pass1, pass2, pass3, pass4, pass5, pass6, pass7, pass8, pass9, pass10, pass11, pass12,
    pass13, pass14, pass15, pass16, pass17, pass18, pass19, pass20, pass21, pass22, pass23, pass24,
    pass25, pass26, pass27, pass28, pass29, pass30, pass31};

KILN_PASSES("raise") static u64 raise(const u8 *next) {
  (void)next;
  kiln_raise(&thrown);
}

static u64 give_back(const u8 *next) { return next[0]; }

/* Calls the first step with known values in all registers that calls preserve; gives what they are
   afterwards, and the result. */
struct Kept { u64 r15, r14, r13, r12, rbx, rbp, rsp, result; };
void call_with_registers(Step *step, const u8 *next, struct Kept *before, struct Kept *after);
__asm__(
    ".pushsection .text\n"
    "call_with_registers:\n"
    "  push %rbp\n  push %rbx\n  push %r12\n  push %r13\n  push %r14\n  push %r15\n"
    "  push %rcx\n"
    "  mov %rdi, %rax\n  mov %rsi, %rdi\n"
    "  mov (%rdx), %r15\n  mov 8(%rdx), %r14\n  mov 16(%rdx), %r13\n  mov 24(%rdx), %r12\n"
    "  mov 32(%rdx), %rbx\n  mov 40(%rdx), %rbp\n  mov %rsp, 48(%rdx)\n"
    "  call *%rax\n"
    "  mov (%rsp), %rcx\n"
    "  mov %r15, (%rcx)\n  mov %r14, 8(%rcx)\n  mov %r13, 16(%rcx)\n  mov %r12, 24(%rcx)\n"
    "  mov %rbx, 32(%rcx)\n  mov %rbp, 40(%rcx)\n  mov %rsp, 48(%rcx)\n  mov %rax, 56(%rcx)\n"
    "  pop %rcx\n"
    "  pop %r15\n  pop %r14\n  pop %r13\n  pop %r12\n  pop %rbx\n  pop %rbp\n"
    "  ret\n"
    ".popsection\n");

static void check_kept(const struct Kept *before, const struct Kept *after) {
  check(after->r15 == before->r15 && after->r14 == before->r14, "r15 and r14 are as before");
  check(after->r13 == before->r13 && after->r12 == before->r12, "r13 and r12 are as before");
  check(after->rbx == before->rbx && after->rbp == before->rbp, "rbx and rbp are as before");
  check(after->rsp == before->rsp, "the stack is as before");
}

static void choose(u8 *steps, u64 count) {
  for (u64 i = 0; i < count; i++) steps[i] = (u8)(random64() % FUNCTIONS);
  steps[count] = 255;
  steps[count + 1] = 7;
}

static void random_calls(Step *last) {
  u8 steps[DEEPEST + 2];
  struct Kept before, after;
  thrower = last;
  for (u32 run = 0; run < 20000; run++) {
    choose(steps, random64() % DEEPEST);
    before = (struct Kept){random64(), random64(), random64(), random64(), random64(), random64(), 0, 0};
    call_with_registers(steps[0] == 255 ? last : passes[steps[0]], steps + 1, &before, &after);
    check_kept(&before, &after);
    check((kiln_core.exc != 0) == (last == raise), "an exception is pending where one was thrown");
    check(last != raise || after.result == 0, "and the result is 0");
    kiln_core.exc = 0;
  }
}

/* Looks, does something of its own, and passes the exception on. */
static u32 looked;
KILN_LOOKS("looks") static u64 looks(const u8 *next) {
  u64 result = GO(next);
  if (kiln_core.exc != 0) {
    looked++;
    SPOIL_rbx;
    SPOIL_r13;
    kiln_unwind();
  }
  return result;
}

static void passes_on(void) {
  u8 steps[] = {1, 17, 255, 7};
  struct Kept before = {1, 2, 3, 4, 5, 6, 0, 0}, after;
  thrower = raise;
  looked = 0;
  call_with_registers(looks, steps, &before, &after);
  check_kept(&before, &after);
  check(looked == 1 && kiln_core.exc == &thrown, "who looks may pass the exception on");
  kiln_core.exc = 0;
}

static void allocation_fails(void) {
  check(kiln_new_array(&class_byte_array, -1) == 0, "an array that is not made is null");
  check(text_equal(caught(), "negative size"), "and the exception is pending");
}

i32 test_main(void) {
  random_calls(give_back);
  random_calls(raise);
  passes_on();
  allocation_fails();
  print("unwinding holds\n");
  return 0;
}
