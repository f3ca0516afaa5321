/* Two threads, each holding what the other wants: found, printed, status 1. */
#include "java.h"

static ref first __attribute__((section(".kiln.statics")));
static ref second __attribute__((section(".kiln.statics")));

static void take_both(ref *a, ref *b) {
  kiln_monitor_enter(OBJECT(*a));
  kiln_yield();
  kiln_monitor_enter(OBJECT(*b));
}

static void other_way(Thread *self) {
  (void)self;
  take_both(&second, &first);
}

i32 test_main(void) {
  first = REF(new_node());
  second = REF(new_node());
  Thread *thread = new_thread(other_way, 0);
  thread->name = REF(kiln_string("other way"));
  start(thread);
  take_both(&first, &second);
  return 0;
}
