/* Natives of java.lang.Thread (JDK 17). A thread's eetop is the address of its fiber, 0 if none. */
#include "runtime.h"

static Fiber *fiber_of_thread(Object *thread) {
  return AT(Fiber, FIELD(u64, thread, kiln_thread_field_eetop));
}

void kiln_java_lang_Thread_registerNatives(void) {}

void kiln_java_lang_Thread_yield(void) { kiln_yield(); }

void kiln_java_lang_Thread_sleep(i64 millis) { sleep_millis(millis); }

void kiln_fiber_adopt(Object *thread) {
  Fiber *fiber = kiln_core.fiber;
  fiber->thread = thread;
  FIELD(u64, thread, kiln_thread_field_eetop) = (u64)fiber;
  set_state(fiber, FIBER_RUNNING, 0);
}

/* Thread.start marks the thread as failed and passes the OutOfMemoryError on. */
void kiln_java_lang_Thread_start0(Object *self) {
  u64 stack = kiln_thread_field_stack_size == 0 ? 0 : FIELD(u64, self, kiln_thread_field_stack_size);
  u32 daemon = kiln_thread_field_daemon != 0 && FIELD(u8, self, kiln_thread_field_daemon) != 0;
  Fiber *fiber = fiber_new(self, stack, daemon);
  if (fiber == 0) {
    throw_out_of_memory(kiln_throw_out_of_memory);
    return;
  }
  FIELD(u64, self, kiln_thread_field_eetop) = (u64)fiber;
  set_state(fiber, FIBER_READY, 0);
}

i32 kiln_java_lang_Thread_holdsLock(Object *object) {
  if (object != 0) return (i32)monitor_held(object);
  kiln_throw_null_pointer();
  return 0;
}

void kiln_java_lang_Thread_interrupt0(Object *self) {
  Fiber *fiber = fiber_of_thread(self);
  if (fiber != 0) interrupt(fiber);
}

void kiln_java_lang_Thread_clearInterruptEvent(void) {}

/* One core, first come first served: a priority is a wish. */
void kiln_java_lang_Thread_setPriority0(Object *self, i32 priority) {
  (void)self;
  (void)priority;
}

void kiln_java_lang_Thread_setNativeName(Object *self, Object *name) {
  (void)self;
  (void)name;
}

static void refuse(const char *method) {
  Object *message = string_format("Thread.%s is not there in an image; interrupt the thread", method);
  if (message != 0) kiln_throw_unsupported(message);
}

void kiln_java_lang_Thread_stop0(Object *self, Object *error) {
  (void)self;
  (void)error;
  refuse("stop");
}

void kiln_java_lang_Thread_suspend0(Object *self) {
  (void)self;
  refuse("suspend");
}

void kiln_java_lang_Thread_resume0(Object *self) {
  (void)self;
  refuse("resume");
}

/* All live threads, as Thread.getAllStackTraces and enumerate want them. */
Object *kiln_java_lang_Thread_getThreads(void) {
  static const char name[] = "[Ljava.lang.Thread;";
  const Class *c = class_named((const u8 *)name, sizeof name - 1);
  i32 count = 0;
  for (Fiber *fiber = fibers; fiber != 0; fiber = fiber->next_of_all) count += fiber->thread != 0;
  Object *array = kiln_new_array(c != 0 ? c : &kiln_class_object_array, count);
  if (array == 0) return 0;
  ref *to = elements((Array *)array, 2);
  for (Fiber *fiber = fibers; fiber != 0; fiber = fiber->next_of_all) {
    if (fiber->thread != 0) *to++ = REF(fiber->thread);
  }
  return array;
}
