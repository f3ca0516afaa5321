/* What hello needs of the runtime: the start, a string, a line of output, the end. */
#include "java.h"

i32 test_main(void) {
  Object *greeting = kiln_string("Hello\n");
  print_string(greeting);
  return 0;
}
