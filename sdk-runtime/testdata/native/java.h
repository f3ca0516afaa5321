/*
 * The part of compiled Java, played by hand: a few classes as the linker would lay them out, and
 * kiln.runtime.Throw as functions that leave a marked object pending. A test program defines
 * `test_main` and is linked with the runtime and the linux platform.
 */
#ifndef JAVA_H
#define JAVA_H

#include "runtime.h"

/* Instances; the fields start at 8. */
typedef struct Node { Object header; ref left, right; i32 value; i32 shadow; } Node;
typedef struct Link { Object header; ref next; i32 value; } Link;
typedef struct Thread {
  Object header;
  ref name;
  ref target;
  i64 eetop;
  i32 status;
  u8 interrupted, daemon;
  void (*run)(struct Thread *);
  u64 argument;
} Thread;
typedef struct Weak { Object header; ref referent, queue, next, discovered; } Weak;
typedef struct Text { Object header; ref value; u8 coder; } Text;
typedef struct Failure { Object header; ref backtrace; const char *kind; } Failure;

#define class_string kiln_class_java_lang_String /* as string.c knows them */
#define class_byte_array kiln_class__3B

extern Class class_object, class_node, class_link, class_thread, class_soft, class_weak,
    class_phantom, class_string, class_failure, class_long_array, class_byte_array,
    class_node_array, class_node_array_array, class_base, class_derived, class_marker;

i32 test_main(void);

Node *new_node(void);
Thread *new_thread(void (*run)(Thread *), u64 argument);
void start(Thread *thread);
void join(Thread *thread);
Weak *new_weak(Class *c, Object *referent);

/* The kind of the pending exception, "" if none; takes it. */
const char *caught(void);
/* Ends the program with a message unless it holds. */
void check(u32 holds, const char *what);
u64 random64(void);
extern u64 random_state;
void say(const char *what, u64 value, const char *unit);
u64 now(void);

/* Makes the compiler keep a pointer in sight up to here. */
#define KEEP(pointer) __asm__ volatile("" : : "r"(pointer) : "memory")

/* Natives called by tests. */
void kiln_java_lang_Thread_start0(Object *self);
Object *kiln_java_lang_Throwable_fillInStackTrace(Object *self, i32 unused);

#endif
