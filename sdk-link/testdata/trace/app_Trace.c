#include "kiln.h"

void app_Util_deep(i32 depth);
i32 app_Util_twice(i32 value);
void app_Trace_main(i32 depth);
void app_Util_locked(i32 depth);

#line 40 "app/Trace.java"
static inline void app_Trace_inner(i32 depth) {
#line 41 "app/Trace.java"
  app_Util_deep(depth);
#line 42 "app/Trace.java"
}
#line 30 "app/Trace.java"
static inline void app_Trace_outer(i32 depth) {
#line 31 "app/Trace.java"
  app_Trace_inner(depth + 1);
#line 33 "app/Trace.java"
  app_Trace_inner(depth + 2);
#line 34 "app/Trace.java"
}
#line 10 "app/Trace.java"
void app_Trace_main(i32 depth) {
#line 11 "app/Trace.java"
  app_Trace_outer(depth);
#line 12 "app/Trace.java"
  if (app_Util_twice(depth) == 4) {
#line 13 "app/Trace.java"
    app_Util_deep(0);
  } else {
#line 15 "app/Trace.java"
    app_Util_deep(0);
  }
#line 1017 "app/Trace.java"
  app_Util_deep(1);
#line 1018 "app/Trace.java"
  app_Util_locked(0);
#line 1019 "app/Trace.java"
}
