/*
 * The two traps of conservative stacks. First: 1,000 fibers full of random integers, some of which
 * look like references; of a list of 100 MB made while they wait, 99 % must be gone within two
 * collections of being dropped. A list that was begun before any collection has seen the integers
 * may be held by them, but no more of it than was made up to the first one. Second: references that a compiler keeps in odd places (the lower or upper half
 * of a word, a pointer into an object, one just past an array, four that are packed in a vector
 * register and spilled together) must hold their objects.
 */
#include "java.h"

#define FIBERS 1000
#define INTEGERS 2000
#define LIST_BYTES (100u << 20)
#define NODES (LIST_BYTES / 16)

static ref list __attribute__((section(".kiln.statics")));
static u32 stop;

/* A stack frame of random integers, as a program with many ints in its locals has them. */
static void hold_integers(Thread *self) {
  volatile u32 integers[INTEGERS];
  for (u32 i = 0; i < INTEGERS; i++) integers[i] = (u32)random64();
  while (!stop) {
    kiln_park(0, 0);
  }
  check(integers[self->argument % INTEGERS] != 1, "the integers stay");
}

static __attribute__((noinline)) void make_list(void) {
  for (u32 i = 0; i < NODES; i++) {
    Link *link = (Link *)kiln_allocate(&class_link, sizeof(Link));
    check(link != 0, "a link is there");
    link->next = list;
    list = REF(link);
  }
}

/* What make_list left below its caller's frame; else a hole in the next frame there holds the list. */
static __attribute__((noinline)) void wipe(void) {
  volatile u64 words[64];
  for (u32 i = 0; i < 64; i++) words[i] = 0;
}

static __attribute__((noinline)) void drop_list(const char *what, u64 may_stay) {
  collect(0);
  u64 before = heap.live;
  check(before >= LIST_BYTES, "the list is live while it is held");
  list = 0;
  collect(0);
  u64 once = heap.live;
  collect(0);
  u64 after = heap.live;
  say(what, (before - once) * 1000 / before, "per mille freed by the first collection");
  say(what, (before - after) * 1000 / before, "per mille freed within two");
  check(after <= before && before - after >= LIST_BYTES - may_stay, "the list is freed");
}

static __attribute__((noinline)) u64 hidden_in_word(u32 upper) {
  Link *link = (Link *)kiln_allocate(&class_link, sizeof(Link));
  link->value = 4711;
  return upper ? (u64)REF(link) << 32 | 0x12345678 : 0xabcdef0100000000ull | REF(link);
}

static __attribute__((noinline)) u64 hidden_inside(u32 length, u32 past_end) {
  Array *array = (Array *)kiln_new_array(&kiln_class_int_array, (i32)length);
  i32 *at = elements(array, 2);
  for (u32 i = 0; i < length; i++) at[i] = (i32)i;
  return (u64)(past_end ? at + length : at + length / 2);
}

typedef u32 Packed __attribute__((vector_size(16)));

static __attribute__((noinline)) Packed hidden_in_vector(void) {
  Packed packed = {0, 0, 0, 0};
  for (u32 i = 0; i < 4; i++) {
    Link *link = (Link *)kiln_allocate(&class_link, sizeof(Link));
    link->value = (i32)(4711 + i);
    packed[i] = REF(link);
    KEEP(&packed); /* the earlier ones lie here only */
  }
  return packed;
}

static void churn(void) {
  for (u32 i = 0; i < 100000; i++) {
    Node *node = new_node();
    memset(&node->left, 0, 8);
    node->value = node->shadow = -1;
    Array *array = (Array *)kiln_new_array(&kiln_class_int_array, (i32)(i % 1000));
    memset(elements(array, 2), 0xff, (i % 1000) * 4);
  }
}

static void odd_places(void) {
  volatile u64 low = hidden_in_word(0), high = hidden_in_word(1);
  volatile u64 inside[4], past[4];
  static const u32 lengths[] = {5, 61, 1008, 100000}; /* cells that they fill; 1008: whole pages */
  for (u32 i = 0; i < 4; i++) {
    inside[i] = hidden_inside(lengths[i], 0);
    past[i] = hidden_inside(lengths[i], 1);
  }
  Packed packed = hidden_in_vector();
  __asm__ volatile("" : "+x"(packed)); /* in a register, from which it is spilled around calls */
  for (u32 i = 0; i < 4; i++) {
    collect(0);
    churn();
  }
  __asm__ volatile("" : "+x"(packed));
  for (u32 i = 0; i < 4; i++) {
    check(AT(Link, packed[i])->value == (i32)(4711 + i), "references in a vector register hold");
  }
  check(AT(Link, (u32)low)->value == 4711, "a reference in a lower half holds");
  check(AT(Link, high >> 32)->value == 4711, "a reference in an upper half holds");
  for (u32 i = 0; i < 4; i++) {
    i32 middle = (i32)(lengths[i] / 2);
    check(*AT(i32, inside[i]) == middle, "a pointer into an array holds it");
    for (u32 k = 1; k <= lengths[i]; k++) {
      check(*AT(i32, past[i] - 4 * k) == (i32)(lengths[i] - k), "a pointer past its end holds it");
    }
  }
}

i32 test_main(void) {
  odd_places();
  Thread *threads[FIBERS];
  for (u32 i = 0; i < FIBERS; i++) start(threads[i] = new_thread(hold_integers, i));
  kiln_yield();
  u64 unseen = heap.budget;
  make_list();
  wipe();
  drop_list("list made beside random integers:", unseen);
  make_list();
  wipe();
  drop_list("once more:", LIST_BYTES / 100);
  stop = 1;
  for (u32 i = 0; i < FIBERS; i++) {
    if (threads[i]->eetop != 0) unpark(AT(Fiber, threads[i]->eetop));
  }
  for (u32 i = 0; i < FIBERS; i++) join(threads[i]);
  return 0;
}
