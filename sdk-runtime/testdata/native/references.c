/* Soft, weak and phantom references, the pending list, the intern table, and memory_take. */
#include "java.h"

Object *kiln_java_lang_ref_Reference_getAndClearReferencePendingList(void);
void kiln_java_lang_ref_Reference_waitForReferencePendingList(void);
Object *kiln_java_lang_String_intern(Object *self);

#define MANY 10000

static ref weaks __attribute__((section(".kiln.statics")));
static ref held __attribute__((section(".kiln.statics")));
static u32 handled;

static Array *new_array(u32 length) {
  return (Array *)kiln_new_array(&kiln_class_object_array, (i32)length);
}

static ref *slots(ref array) { return elements(AT(Array, array), 2); }

static __attribute__((noinline)) void make(Class *c, u32 every) {
  weaks = REF(new_array(MANY));
  held = REF(new_array(MANY));
  for (u32 i = 0; i < MANY; i++) {
    Node *node = new_node();
    node->value = (i32)i;
    if (i % every == 0) slots(held)[i] = REF(node);
    Weak *weak = new_weak(c, &node->header);
    slots(weaks)[i] = REF(weak);
  }
}

/* A few may be left: stale words on this stack. */
static void check_cleared(u32 every) {
  u32 left = 0;
  for (u32 i = 0; i < MANY; i++) {
    Weak *weak = AT(Weak, slots(weaks)[i]);
    if (i % every == 0) {
      check(AT(Node, weak->referent)->value == (i32)i, "a referent that is held stays");
      check(weak->discovered == 0, "and its reference is not pending");
    } else if (weak->referent != 0) {
      left++;
    }
  }
  check(left < 10, "the other references are cleared");
}

static u32 count_pending(void) {
  u32 count = 0;
  ref at = REF(kiln_java_lang_ref_Reference_getAndClearReferencePendingList());
  for (ref next; at != 0; at = next, count++) {
    next = AT(Weak, at)->discovered;
    AT(Weak, at)->discovered = 0;
  }
  return count;
}

static void weak_and_phantom(Class *c) {
  make(c, 10);
  collect(0);
  check_cleared(10);
  u32 count = count_pending();
  check(count > MANY / 10 * 9 - 10 && count <= MANY / 10 * 9, "the cleared ones are pending");
  collect(0);
  check(count_pending() <= 10, "and only once");
}

static void soft(void) {
  make(&class_soft, 10);
  collect(0);
  u32 kept = 0;
  for (u32 i = 0; i < MANY; i++) kept += AT(Weak, slots(weaks)[i])->referent != 0;
  check(kept == MANY, "soft references hold while there is memory");
  collect(1);
  check_cleared(10);
  count_pending();
}

static void handle(Thread *self) {
  (void)self;
  while (handled < MANY / 2) {
    kiln_java_lang_ref_Reference_waitForReferencePendingList();
    handled += count_pending();
  }
}

static void handler_wakes(void) {
  Thread *handler = new_thread(handle, 0);
  start(handler);
  kiln_yield();
  make(&class_weak, 10);
  collect(0);
  join(handler);
  check(handled > MANY / 2, "the handler got the cleared references");
}

static void interned(void) {
  Object *first = kiln_java_lang_String_intern(kiln_string("hello"));
  for (u32 i = 0; i < 3000; i++) {
    char text[8] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676), 0};
    Object *string = kiln_java_lang_String_intern(kiln_string(text));
    check(string == kiln_java_lang_String_intern(kiln_string(text)), "equal strings are one");
    if (i % 500 == 0) collect(0);
  }
  check(first == kiln_java_lang_String_intern(kiln_string("hello")), "a string that is held stays");
  KEEP(first);
}

static void memory(void) {
  u64 *blocks[200];
  for (u32 i = 0; i < 200; i++) {
    blocks[i] = memory_take(i * 97 + 8);
    for (u32 k = 0; k < memory_size(blocks[i]) / 8; k++) {
      check(blocks[i][k] == 0, "memory is zero");
      blocks[i][k] = i;
    }
  }
  for (u32 i = 0; i < 200; i += 2) memory_give(blocks[i]);
  collect(0);
  for (u32 i = 0; i < 10000; i++) new_node()->value = -1;
  for (u32 i = 1; i < 200; i += 2) {
    for (u32 k = 0; k < memory_size(blocks[i]) / 8; k++) check(blocks[i][k] == i, "memory stays");
    memory_give(blocks[i]);
  }
}

i32 test_main(void) {
  weak_and_phantom(&class_weak);
  weak_and_phantom(&class_phantom);
  soft();
  handler_wakes();
  interned();
  memory();
  print("references hold\n");
  return 0;
}
