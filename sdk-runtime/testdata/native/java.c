/* Classes and exceptions of the tests; see java.h. */
#include "java.h"

static const u16 node_map[] = {2, 8, 12};
static const u16 link_map[] = {1, 8};
static const u16 thread_map[] = {2, 8, 12};
static const u16 weak_map[] = {3, 12, 16, 20};
static const u16 text_map[] = {1, 8};
static const u16 no_map[] = {0};

Class class_object = {.kind = KIND_INSTANCE, .size = 8, .number = 1, .last = 100};
Class class_node = {.size = sizeof(Node), .number = 2, .last = 2};
Class class_link = {.size = sizeof(Link), .number = 3, .last = 3};
Class class_thread = {.size = sizeof(Thread), .number = 4, .last = 4};
Class class_soft = {.size = sizeof(Weak), .number = 5, .last = 5, .special = SPECIAL_SOFT};
Class class_weak = {.size = sizeof(Weak), .number = 6, .last = 6, .special = SPECIAL_WEAK};
Class class_phantom = {.size = sizeof(Weak), .number = 7, .last = 7, .special = SPECIAL_PHANTOM};
Class class_string = {.size = sizeof(Text), .number = 8, .last = 8};
Class class_failure = {.size = sizeof(Failure), .number = 9, .last = 9};
Class class_base = {.size = 16, .number = 10, .last = 11};
Class class_derived = {.size = 16, .number = 11, .last = 11};
Class class_marker = {.kind = KIND_INTERFACE};
Class class_class = {.size = 0, .kind = KIND_INSTANCE};
Class class_byte_array = {.kind = KIND_BYTE_ARRAY, .shift = 0};
Class class_long_array = {.kind = KIND_LONG_ARRAY, .shift = 3};
Class class_node_array = {.kind = KIND_REF_ARRAY, .shift = 2};
Class class_node_array_array = {.kind = KIND_REF_ARRAY, .shift = 2};
Class kiln_class_int_array = {.kind = KIND_INT_ARRAY, .shift = 2};
Class kiln_class_object_array = {.kind = KIND_REF_ARRAY, .shift = 2};

/* 32-bit addresses, as the linker of images lays them out. */
__asm__(".pushsection .rodata.kiln_classes,\"a\"\n.balign 4\n.globl kiln_classes\nkiln_classes:\n"
    "  .long class_object, class_node, class_link, class_thread\n"
    "  .long class_soft, class_weak, class_phantom, kiln_class_java_lang_String\n"
    "  .long class_failure, class_base, class_derived, class_marker\n"
    "  .long kiln_class__3B, class_long_array, class_node_array, class_node_array_array\n"
    "  .long kiln_class_int_array, kiln_class_object_array\n"
    "  .long 0\n.popsection\n");

const u32 kiln_throwable_backtrace = offsetof(Failure, backtrace);
const u32 kiln_reference_referent = offsetof(Weak, referent);
const u32 kiln_reference_next = offsetof(Weak, next);
const u32 kiln_reference_queue = offsetof(Weak, queue);
const u32 kiln_reference_discovered = offsetof(Weak, discovered);
const u32 kiln_thread_field_eetop = offsetof(Thread, eetop);
const u32 kiln_thread_field_status = offsetof(Thread, status);
const u32 kiln_thread_field_interrupted = offsetof(Thread, interrupted);
const u32 kiln_thread_field_daemon = offsetof(Thread, daemon);
const u32 kiln_thread_field_name = offsetof(Thread, name);
const u32 kiln_string_value = offsetof(Text, value);
const u32 kiln_string_coder = offsetof(Text, coder);

void lay_out(void);

u64 random_state = 88172645463325252ull;
static Failure failures[16]; /* one per kind, made when it is first thrown */

/* The entry of test programs: classes first, then the platform's entry on the same stack. */
__asm__(".globl test_start\ntest_start:\n  call lay_out\n  jmp _start\n");

/* Addresses as 32-bit words: no constant expression of C, so they are filled in at start. */
__attribute__((used)) void lay_out(void) {
  static u32 interfaces_of_derived[2];
  for (const ref *at = kiln_classes; *at != 0; at++) {
    Class *c = AT(Class, *at);
    c->header.class_ = REF(&class_class);
    c->state = STATE_INITIALIZED;
    if (c->kind == KIND_INSTANCE && c != &class_object) c->super = REF(&class_object);
    c->references = REF(no_map);
  }
  class_class.references = REF(no_map);
  class_node.references = REF(node_map);
  class_link.references = REF(link_map);
  class_thread.references = REF(thread_map);
  class_soft.references = class_weak.references = class_phantom.references = REF(weak_map);
  class_string.references = REF(text_map);
  class_failure.references = REF(link_map);
  class_node_array.component = REF(&class_node);
  class_node.array = REF(&class_node_array);
  class_node_array_array.component = REF(&class_node_array);
  class_node_array.array = REF(&class_node_array_array);
  kiln_class_object_array.component = REF(&class_object);
  class_derived.super = REF(&class_base);
  interfaces_of_derived[0] = 1;
  interfaces_of_derived[1] = REF(&class_marker);
  class_derived.interfaces = REF(interfaces_of_derived);
  class_node.name = REF("Node");
  class_object.name = REF("java.lang.Object");
  class_failure.name = REF("Failure");
  class_string.name = REF("java.lang.String");
  class_byte_array.name = REF("[B");
}

i32 kiln_java_main(Object *arguments) {
  i32 status = test_main();
  fibers_join(); /* as Boot.main does */
  KEEP(arguments);
  return status;
}

void kiln_java_thread(Object *object) {
  Thread *thread = (Thread *)object;
  thread->run(thread);
  KEEP(thread);
}

static void throw_kind(const char *kind) {
  u32 i = 0;
  while (failures[i].kind != 0 && !text_equal(failures[i].kind, kind)) i++;
  failures[i].kind = kind;
  failures[i].header.class_ = REF(&class_failure);
  kiln_core.exc = &failures[i].header;
}

const char *caught(void) {
  Failure *failure = (Failure *)kiln_core.exc;
  kiln_core.exc = 0;
  return failure == 0 ? "" : failure->kind;
}

void kiln_throw_null_pointer(void) { throw_kind("null pointer"); }
void kiln_throw_negative_size(i32 size) { (void)size; throw_kind("negative size"); }
void kiln_throw_stack_overflow(void) { throw_kind("stack overflow"); }
void kiln_throw_out_of_memory(void) { throw_kind("out of memory"); }
void kiln_throw_illegal_monitor(void) { throw_kind("illegal monitor"); }
void kiln_throw_illegal_argument(Object *message) { (void)message; throw_kind("illegal argument"); }
void kiln_throw_interrupted(void) { throw_kind("interrupted"); }
void kiln_throw_sleep_interrupted(void) { throw_kind("sleep interrupted"); }
void kiln_initializer_failed(Class *c, Object *cause) { (void)c, (void)cause; }
void kiln_throw_no_class(Class *c) { (void)c; throw_kind("no class"); }
void kiln_throw_unsupported(Object *message) { (void)message; throw_kind("unsupported"); }
void kiln_throw_in_initializer(Object *cause) { (void)cause; throw_kind("in initializer"); }

static void throw_message(const char *kind, Object *message) {
  char text[300];
  string_utf8(message, text, sizeof text);
  print("  ");
  print(text);
  print("\n");
  throw_kind(kind);
}

void kiln_throw_array_index_message(Object *message) { throw_message("array index", message); }
void kiln_throw_array_store_message(Object *message) { throw_message("array store", message); }
void kiln_throw_clone_not_supported(Object *name) { throw_message("clone", name); }
void kiln_throw_instantiation(Object *name) { throw_message("instantiation", name); }

/* The tests' line table: every address is line `address % 1000` of one method. */
i32 kiln_lines_frame(u32 address, u32 depth, struct kiln_frame *frame) {
  if (depth > 0) return 0;
  *frame = (struct kiln_frame){"test.Program", "method", "Program.java", (i32)(address % 1000)};
  return 1;
}

Node *new_node(void) { return (Node *)kiln_allocate(&class_node, sizeof(Node)); }

Thread *new_thread(void (*run)(Thread *), u64 argument) {
  Thread *thread = (Thread *)kiln_allocate(&class_thread, sizeof(Thread));
  thread->run = run;
  thread->argument = argument;
  return thread;
}

void start(Thread *thread) {
  kiln_java_lang_Thread_start0(&thread->header);
  check(kiln_core.exc == 0, "a thread starts");
}

void join(Thread *thread) {
  kiln_monitor_enter(&thread->header);
  while (thread->eetop != 0) monitor_wait(&thread->header, 0);
  kiln_monitor_exit(&thread->header);
}

Weak *new_weak(Class *c, Object *referent) {
  Weak *weak = (Weak *)kiln_allocate(c, sizeof(Weak));
  weak->referent = REF(referent);
  weak->queue = REF(weak); /* anything: without one it would be taken for half made */
  KEEP(referent);
  return weak;
}

void check(u32 holds, const char *what) {
  if (holds) return;
  print("FAILED: ");
  print(what);
  print("\n");
  kiln_platform_exit(1);
}

u64 random64(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  return random_state ^= random_state << 17;
}

void say(const char *what, u64 value, const char *unit) {
  print(what);
  print(" ");
  print_decimal((i64)value);
  print(" ");
  print(unit);
  print("\n");
}

u64 now(void) { return kiln_platform_monotonic(); }
