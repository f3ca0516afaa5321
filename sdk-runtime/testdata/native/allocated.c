/* Counting what is allocated, to the cell, across collections. */
#include "java.h"

static __attribute__((noinline)) void allocate(u32 count) {
  for (u32 i = 0; i < count; i++) KEEP(new_node());
}

i32 test_main(void) {
  u64 cell = kiln_cell_size(kiln_size_class(sizeof(Node)));
  for (u32 count = 1; count < 200000; count = count * 3 + 1) {
    u64 before = heap_allocated(), used = heap_used(), collections = heap.collections;
    allocate(count);
    check(heap_allocated() - before == count * cell, "every object is counted, and nothing else");
    if (heap.collections == collections) {
      check(heap_used() - used == count * cell, "the used memory grows by just that");
    }
    kiln_new_array(&class_byte_array, 5000);
  }
  print("allocations are counted\n");
  return 0;
}
