/*
 * From the platform's start to Java and back: boot words, heap, scheduler, the first fiber, then
 * Boot.main, which waits for threads; the image ends with the status that it gives.
 */
#include "runtime.h"

KILN_SMALL_BEGIN

static const char string_array_name[] = "[Ljava.lang.String;";

/* The String[] for Java's main: argv without the image's name and the runtime's words. */
static Object *arguments(i32 argc, const char *const *argv) {
  i32 count = 0;
  for (i32 i = 1; i < argc; i++) count += !options_own(argv[i]);
  const Class *c = class_named((const u8 *)string_array_name, sizeof string_array_name - 1);
  Object *array = kiln_new_array(c != 0 ? c : &kiln_class_object_array, count);
  if (array == 0) return 0;
  ref *to = elements((Array *)array, 2);
  for (i32 i = 1; i < argc; i++) {
    if (options_own(argv[i])) continue;
    Object *word = kiln_string(argv[i]);
    if (word == 0) return 0;
    *to++ = REF(word);
  }
  return array;
}

void kiln_start(i32 argc, const char *const *argv, char *stack_low, char *stack_high) {
  protector_start();
  options_read(argc, argv);
  heap_start();
  schedule_start();
  fiber_start_main(stack_low, stack_high);
  Object *words = arguments(argc, argv);
  if (words == 0) kiln_fatal("no memory for the arguments of main");
  end(kiln_java_main(words));
}

KILN_SMALL_END
