/* Figures: allocation, collection, switches, threads. Not a test. */
#include "java.h"

#define MILLION 1000000ull

ref kept __attribute__((section(".kiln.statics")));

static void per(const char *what, u64 nanos, u64 times) {
  print(what);
  print(" ");
  print_decimal((i64)(nanos * 10 / times / 10));
  print(".");
  print_decimal((i64)(nanos * 10 / times % 10));
  print(" ns\n");
}

static void allocate_small(void) {
  u64 begin = now();
  for (u32 i = 0; i < 50 * MILLION; i++) KEEP(new_node());
  per("new object of 24 bytes:", now() - begin, 50 * MILLION);
  begin = now();
  for (u32 i = 0; i < 10 * MILLION; i++) KEEP(kiln_new_array(&class_byte_array, 40));
  per("new byte[40]:", now() - begin, 10 * MILLION);
  begin = now();
  for (u32 i = 0; i < 100000; i++) KEEP(kiln_new_array(&class_byte_array, 8192));
  per("new byte[8192]:", now() - begin, 100000);
}

static ref tree(u32 depth) {
  if (depth == 0) return 0;
  Node *node = new_node();
  ref left = tree(depth - 1);
  node->left = left;
  ref right = tree(depth - 1);
  node->right = right;
  KEEP(node);
  return REF(node);
}

static u64 best_collection(void) {
  u64 best = ~0ull;
  for (u32 i = 0; i < 7; i++) {
    u64 begin = now();
    collect(0);
    if (now() - begin < best) best = now() - begin;
  }
  return best / 1000;
}

static void collect_live(void) {
  kept = tree(22);
  say("collection of 100 MB of small objects:", best_collection(), "us");
  Array *array = (Array *)kiln_new_array(&kiln_class_object_array, 1 << 20);
  kept = REF(array);
  for (u32 i = 0; i < 4 * MILLION; i++) {
    Node *node = new_node();
    u32 at = random64() % (1 << 20);
    node->left = ((ref *)elements(array, 2))[at];
    node->right = ((ref *)elements(array, 2))[random64() % (1 << 20)];
    ((ref *)elements(array, 2))[at] = REF(node);
  }
  say("the same in random order:", best_collection(), "us");
  kept = 0;
}

static void yielding(Thread *self) {
  for (u32 i = 0; i < self->argument; i++) kiln_yield();
}

static void switches(void) {
  Thread *a = new_thread(yielding, 5 * MILLION), *b = new_thread(yielding, 5 * MILLION);
  start(a);
  start(b);
  u64 begin = now();
  join(a);
  join(b);
  per("switch by yield:", now() - begin, 10 * MILLION);
}

static void park_it(Thread *self) {
  Thread *other = AT(Thread, self->argument);
  for (u32 i = 0; i < 3 * MILLION; i++) {
    if (other->eetop != 0) unpark(AT(Fiber, other->eetop));
    kiln_park(0, 0);
  }
  if (other->eetop != 0) unpark(AT(Fiber, other->eetop));
}

static void parks(void) {
  Thread *a = new_thread(park_it, 0), *b = new_thread(park_it, REF(a));
  a->argument = REF(b);
  start(a);
  start(b);
  u64 begin = now();
  join(a);
  join(b);
  per("park and unpark:", now() - begin, 6 * MILLION);
}

static void nothing(Thread *self) { (void)self; }

static void threads(void) {
  u64 begin = now();
  for (u32 i = 0; i < MILLION; i++) {
    Thread *thread = new_thread(nothing, 0);
    start(thread);
    join(thread);
  }
  per("thread from start to join:", now() - begin, MILLION);
}

static void locks(void) {
  Object *object = &new_node()->header;
  u64 begin = now();
  for (u32 i = 0; i < 50 * MILLION; i++) {
    kiln_monitor_enter(object);
    kiln_monitor_exit(object);
  }
  per("uncontended synchronized:", now() - begin, 50 * MILLION);
  begin = now();
  for (u32 i = 0; i < 20 * MILLION; i++) KEEP(kiln_platform_monotonic());
  per("nanoTime:", now() - begin, 20 * MILLION);
}

static void copies(void) {
  u8 *a = elements((Array *)kiln_new_array(&class_byte_array, 100000), 0);
  u8 *b = elements((Array *)kiln_new_array(&class_byte_array, 100000), 0);
  static const u32 sizes[] = {8, 32, 100, 400, 1000, 10000, 100000};
  for (u32 i = 0; i < COUNT(sizes); i++) {
    u64 times = 400 * MILLION / (sizes[i] + 40), begin = now();
    for (u64 k = 0; k < times; k++) {
      memmove(a + (k & 7), b + 512, sizes[i] > 99000 ? 99000 : sizes[i]);
      KEEP(a);
    }
    say("memmove of", sizes[i], "bytes:");
    per("  ", now() - begin, times);
  }
}

i32 test_main(void) {
  allocate_small();
  collect_live();
  switches();
  parks();
  threads();
  locks();
  copies();
  return 0;
}
