/* The edges of the heap: deep lists, small mark stacks, exhaustion, giving back, big arrays. */
#include "java.h"

static ref kept __attribute__((section(".kiln.statics")));

static void deep_list(u32 length) {
  kept = 0;
  for (u32 i = 0; i < length; i++) {
    Node *node = new_node();
    node->value = (i32)i;
    if (i % 2 == 0) node->left = kept; /* so that neither side is the scan's loop */
    else node->right = kept;
    kept = REF(node);
  }
  collect(0);
  u32 count = 0;
  for (ref at = kept; at != 0; count++) {
    Node *node = AT(Node, at);
    check(node->value == (i32)(length - 1 - count), "a deep list keeps its values");
    at = node->left != 0 ? node->left : node->right;
  }
  check(count == length, "a deep list keeps its length");
}

/* Wide trees overflow a small mark stack; everything must be found by scanning again. */
static ref tree(u32 depth) {
  Array *array = (Array *)kiln_new_array(&kiln_class_object_array, 50);
  for (u32 i = 0; i < 50; i++) {
    ref child = depth == 0 ? REF(new_node()) : tree(depth - 1);
    ((ref *)elements(array, 2))[i] = child;
  }
  return REF(array);
}

static u32 count_tree(ref array, u32 depth) {
  u32 count = 0;
  for (u32 i = 0; i < 50; i++) {
    ref child = ((ref *)elements(AT(Array, array), 2))[i];
    if (depth > 0) count += count_tree(child, depth - 1);
    else count += CLASS_OF(OBJECT(child)) == &class_node;
  }
  return count;
}

static void small_mark_stack(void) {
  u32 limit = heap.stack_limit, overflows = mark_overflows;
  kept = tree(2);
  for (u32 size = 4; size <= 4096; size *= 8) {
    heap.stack_limit = size;
    collect(0);
    for (u32 i = 0; i < 50000; i++) new_node()->value = -1;
    check(count_tree(kept, 2) == 125000, "a wide tree survives a small mark stack");
  }
  check(mark_overflows > overflows, "the mark stack was too small");
  heap.stack_limit = limit;
}

/* In a function of its own: its dead pointer must not stay in the frame of the next test. */
static __attribute__((noinline)) u32 half_fits(void) {
  return kiln_new_array(&class_byte_array, (i32)(heap.size / 2)) != 0;
}

static __attribute__((noinline)) void exhaust(u32 size) {
  u32 count = 0;
  kept = 0;
  for (;; count++) {
    Array *array = (Array *)kiln_new_array(&kiln_class_object_array, (i32)(size / 4));
    if (array == 0) break;
    ((ref *)elements(array, 2))[0] = kept;
    kept = REF(array);
  }
  check(text_equal(caught(), "out of memory"), "exhaustion is an OutOfMemoryError");
  u64 bytes = (u64)count * (size + 12);
  say("bytes of the heap before it was exhausted, per mille:", bytes * 1000 / heap.size, "");
  check(bytes > heap.size / 10 * 8, "most of the heap was used first");
  kept = 0;
  check(half_fits(), "the heap works afterwards");
}

static void too_big(void) {
  check(kiln_new_array(&class_long_array, 0x7fffffff) == 0, "an array beyond the heap is refused");
  check(text_equal(caught(), "out of memory"), "with an OutOfMemoryError");
  check(kiln_new_array(&class_byte_array, -1) == 0, "a negative length is refused");
  check(text_equal(caught(), "negative size"), "with its own exception");
  i32 lengths[] = {3, 4};
  Array *outer = (Array *)kiln_new_multi_array(&class_node_array_array, 2, lengths);
  Array *inner = AT(Array, ((ref *)elements(outer, 2))[2]);
  check(outer->length == 3 && inner->length == 4, "arrays of arrays are made");
  check(CLASS_OF(&inner->header) == &class_node_array, "of the right class");
}

static void soft_before_exhaustion(void) {
  kept = REF(kiln_new_array(&kiln_class_object_array, 1000));
  u64 each = heap.size / 100;
  for (u32 i = 0; i < 1000; i++) {
    Object *array = kiln_new_array(&class_byte_array, (i32)each);
    check(array != 0, "soft references make room");
    ((ref *)elements(AT(Array, kept), 2))[i] = REF(new_weak(&class_soft, array));
  }
  kept = 0;
}

static __attribute__((noinline)) void fill_some(u64 size) {
  kept = REF(kiln_new_array(&class_byte_array, (i32)size));
  check(kept != 0, "a third of the heap is there in one piece");
  memset(elements(AT(Array, kept), 0), 1, size);
  kept = 0;
}

static void give_back(void) {
  u64 size = heap.size / 3;
  fill_some(size);
  collect(0);
  Object *again = kiln_new_array(&class_byte_array, (i32)size);
  check(again != 0, "and once more");
  const u64 *words = (const u64 *)again + 2;
  for (u64 i = 0; i < size / 8 - 2; i++) check(words[i] == 0, "pages come back zeroed");
}

i32 test_main(void) {
  too_big();
  deep_list(options.gc_stress ? 12000 : 3000000);
  if (!options.gc_stress) small_mark_stack();
  kept = 0;
  exhaust(1000);
  exhaust(40);
  exhaust(100000);
  soft_before_exhaustion();
  give_back();
  check(heap_used() <= heap.size, "no more is used than there is");
  print("the heap holds\n");
  return 0;
}
