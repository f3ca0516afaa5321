/*
 * The end that nobody wanted: a broken invariant of the runtime or a fault of the processor. Prints
 * what is known and aborts; a second failure on the way ends it at once.
 */
#include "runtime.h"

KILN_SMALL_BEGIN

static u32 dying;

static const char *const states[] = {
    [FIBER_RUNNING] = "running",
    [FIBER_READY] = "ready",
    [FIBER_BLOCKED] = "waiting to enter a monitor",
    [FIBER_WAITING] = "in Object.wait",
    [FIBER_SLEEPING] = "sleeping",
    [FIBER_PARKED] = "parked",
    [FIBER_INITIALIZING] = "waiting for a class to be initialized",
    [FIBER_DEVICE] = "waiting for a device",
    [FIBER_REFERENCES] = "waiting for the collector",
    [FIBER_JOINING] = "waiting for the other threads to end",
    [FIBER_ENDED] = "ended"};

static void print_fiber(const Fiber *fiber, const void *frame) {
  print("thread ");
  print_decimal(fiber->number);
  if (kiln_thread_field_name != 0 && fiber->thread != 0) {
    print(" \"");
    print_string(OBJECT(FIELD(ref, fiber->thread, kiln_thread_field_name)));
    print("\"");
  }
  print(fiber->daemon ? " (daemon), " : ", ");
  print(states[fiber->state]);
  if (fiber->monitor != 0) {
    print(" of ");
    print(class_name(CLASS_OF(fiber->monitor->object)));
    if (fiber->monitor->owner != 0) {
      print(" owned by thread ");
      print_decimal(fiber->monitor->owner->number);
    }
  } else if (fiber->class_ != 0) {
    print(": ");
    print(class_name(fiber->class_));
  }
  print("\n");
  trace_print(frame, fiber);
}

static void print_all(const void *frame) {
  u32 shown = 0;
  for (const Fiber *fiber = fibers; fiber != 0; fiber = fiber->next_of_all) {
    if (shown++ == 100) {
      print("and more threads\n");
      return;
    }
    print_fiber(fiber, fiber == kiln_core.fiber ? frame : trace_frame(fiber));
  }
}

void fibers_print(void) { print_all(__builtin_frame_address(0)); }

static void print_heap(void) {
  print("heap: ");
  print_decimal((i64)(heap_used() >> 10));
  print(" KiB used of ");
  print_decimal((i64)(heap.size >> 10));
  print(" KiB, ");
  print_decimal((i64)heap.collections);
  print(" collections, objects from ");
  print_hex(heap.start, 8);
  print(" to ");
  print_hex(heap.top, 8);
  print("\n");
}

static _Noreturn void die(const void *frame) {
  print_all(frame);
  print_heap();
  kiln_platform_abort();
}

static void enter(void) {
  if (dying++) kiln_platform_abort();
}

void kiln_fatal(const char *message) {
  enter();
  print("kiln: fatal: ");
  print(message);
  print(". This is an error of Kiln, please report it.\n");
  die(__builtin_frame_address(0));
}

static const char *explain(u64 address) {
  const Fiber *fiber = kiln_core.fiber;
  if (address < PAGE) return " (a null pointer)";
  if (fiber == 0) return "";
  u64 below = 4 * PAGE; /* what a native function may have skipped */
  if (address - (u64)fiber->low + below < PAGE + below) return " (the end of the thread's stack)";
  return address - heap.start < heap.size ? " (in the heap)" : "";
}

static void print_fault(const char *what, u64 address, u64 instruction) {
  print("kiln: fatal: ");
  print(what);
  print(" at address ");
  print_hex(address, 16);
  print(explain(address));
  print(" by the instruction at ");
  print_hex(instruction, 16);
  print(". This is an error of Kiln, or of a native method.\n");
}

void kiln_fault(const char *what, u64 address, u64 instruction) {
  enter();
  print_fault(what, address, instruction);
  die(__builtin_frame_address(0));
}

static void print_register(const char *name, u64 value, u32 last) {
  print(name);
  print(" ");
  print_hex(value, 16);
  print(last ? "\n" : "  ");
}

void kiln_fault_registers(const char *what, u64 address, const struct kiln_registers *r) {
  enter();
  print_fault(what, address, r->rip);
  const u64 values[] = {r->rax, r->rbx, r->rcx, r->rdx, r->rsi, r->rdi, r->rbp, r->rsp, r->r8,
                        r->r9,  r->r10, r->r11, r->r12, r->r13, r->r14, r->r15, r->rip, r->rflags};
  static const char names[][4] = {"rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8 ",
                                  "r9 ", "r10", "r11", "r12", "r13", "r14", "r15", "rip", "flg"};
  for (u32 i = 0; i < COUNT(values); i++) print_register(names[i], values[i], i % 3 == 2);
  die(AT(void, r->rbp));
}

KILN_SMALL_END
