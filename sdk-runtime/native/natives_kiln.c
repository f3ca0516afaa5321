/* Natives of kiln.runtime: what the substitutions of java.base ask for. */
#include "runtime.h"

#define STANDARD_ERROR 2

void kiln_kiln_runtime_lang_Boot_awaitThreads(void) { fibers_join(); }

Object *kiln_kiln_runtime_lang_Objects_blank(Object *c) {
  const Class *class_ = (const Class *)c;
  return kiln_allocate(class_, class_->size);
}

Object *kiln_java_lang_Thread_current(void) { return kiln_core.fiber->thread; }

void kiln_java_lang_Thread_adopt(Object *thread) { kiln_fiber_adopt(thread); }

static u8 *bytes_of(Object *array, i32 from) { return (u8 *)elements((Array *)array, 0) + from; }

void kiln_kiln_runtime_io_ConsoleOutput_write(i32 stream, Object *bytes, i32 from, i32 length) {
  if (stream == STANDARD_ERROR) kiln_platform_write_error(bytes_of(bytes, from), (u64)length);
  else kiln_platform_write(bytes_of(bytes, from), (u64)length);
}

__attribute__((weak)) i64 kiln_platform_read(u8 *bytes, u64 length) {
  (void)bytes;
  (void)length;
  return -1; /* a platform without input */
}

__attribute__((weak)) void kiln_platform_seal(void) {} /* a platform with nothing to give up */

void kiln_kiln_runtime_config_Ready_now(void) { kiln_platform_seal(); }

i32 kiln_kiln_runtime_io_ConsoleInput_receive(Object *into, i32 from, i32 length) {
  for (;;) {
    i64 count = kiln_platform_read(bytes_of(into, from), (u64)length);
    if (count != 0) return (i32)count;
    kiln_wait_device(0);
  }
}

Object *kiln_java_lang_Class_values(Object *self) {
  Class *c = (Class *)self;
  if (c->state != STATE_INITIALIZED) {
    kiln_initialize(c);
    if (kiln_core.exc != 0) return 0;
  }
  Object *(*values)(void) = (Object *(*)(void))(uintptr_t)c->values;
  return values == 0 ? 0 : values();
}

/* Where these methods are live the linker lays the simple and the canonical name behind the name. */
static const char *next_text(const char *text) { return text + strlen(text) + 1; }

Object *kiln_java_lang_Class_getSimpleName(Object *self) {
  return kiln_string(next_text(AT(const char, ((const Class *)self)->name)));
}

Object *kiln_java_lang_Class_getCanonicalName(Object *self) {
  const char *name = next_text(next_text(AT(const char, ((const Class *)self)->name)));
  return *name == 0 ? 0 : kiln_string(name);
}

Object *kiln_java_lang_Class_getComponentType(Object *self) {
  return OBJECT(((const Class *)self)->component);
}

i32 kiln_kiln_runtime_util_SelfComparable_is(Object *type) {
  return (((const Class *)type)->modifiers & KILN_SELF_COMPARABLE) != 0;
}

/* Entropy.fill: false where the machine has none. */
i32 kiln_kiln_runtime_security_Entropy_fill(Object *bytes) {
  Array *array = (Array *)bytes;
  return kiln_platform_entropy(elements(array, 0), (u64)array->length) != 0;
}
