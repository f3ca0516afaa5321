/* Daemons that wait for ever do not keep the image alive. */
#include "java.h"

static void wait_for_ever(Thread *self) {
  (void)self;
  kiln_park(0, 0);
}

i32 test_main(void) {
  for (u32 i = 0; i < 3; i++) {
    Thread *thread = new_thread(wait_for_ever, 0);
    thread->daemon = 1;
    start(thread);
  }
  kiln_yield();
  print("over\n");
  return 7;
}
