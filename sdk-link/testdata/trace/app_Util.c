#include "kiln.h"

void test_trace(void);
void app_Util_deep(i32 depth);
i32 app_Util_twice(i32 value);
extern void (*const app_Util_table[])(i32);

#line 7 "app/Util.java"
__attribute__((noinline)) static void app_Util_lambda(i32 depth) {
#line 8 "app/Util.java"
  app_Util_deep(depth - 1);
#line 9 "app/Util.java"
}
#line 20 "app/Util.java"
void app_Util_deep(i32 depth) {
#line 21 "app/Util.java"
  if (depth == 0) {
#line 22 "app/Util.java"
    test_trace();
#line 23 "app/Util.java"
    return;
  }
#line 25 "app/Util.java"
  app_Util_table[depth & 1](depth);
#line 26 "app/Util.java"
}
#line 30 "app/Util.java"
i32 app_Util_twice(i32 value) {
#line 31 "app/Util.java"
  return 2 * value;
#line 32 "app/Util.java"
}
#line 100 "app_Util.c"
__asm__(".globl test_alias\n.set test_alias, app_Util_deep");
void (*const app_Util_table[])(i32) = {app_Util_lambda, app_Util_lambda};

/* A synchronized method: Java inlined into a C function without a name in Java. */
void app_Util_locked(i32 depth);
#line 50 "app/Util.java"
static inline __attribute__((always_inline)) void app_Util_locked_body(i32 depth) {
#line 51 "app/Util.java"
  app_Util_deep(depth);
#line 52 "app/Util.java"
}
#line 120 "app_Util.c"
void app_Util_locked(i32 depth) {
  app_Util_locked_body(depth);
}
