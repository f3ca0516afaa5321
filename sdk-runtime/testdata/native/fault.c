/* A wild store ends the image with registers, threads and the heap's state; status 134. */
#include "java.h"

i32 test_main(void) {
  new_node();
  *(volatile u32 *)16 = 1;
  return 0;
}
