/* Natives of java.lang.Object. */
#include "runtime.h"

i32 kiln_java_lang_Object_hashCode(Object *self) { return (i32)identity_hash(self); }

void kiln_java_lang_Object_notify(Object *self) { monitor_notify(self, 0); }

void kiln_java_lang_Object_notifyAll(Object *self) { monitor_notify(self, 1); }

void kiln_java_lang_Object_wait(Object *self, i64 millis) { monitor_wait(self, millis); }

static u32 cloneable(const Class *c) {
  static const char name[] = "java.lang.Cloneable";
  static const Class *interface;
  if (interface == 0) interface = class_named((const u8 *)name, sizeof name - 1);
  return interface != 0 && kiln_assignable(c, interface);
}

static Object *clone_array(const Array *from) {
  const Class *c = CLASS_OF(&from->header);
  Object *copy = kiln_new_array(c, from->length);
  if (copy != 0) {
    memcpy(elements((Array *)copy, c->shift), elements(from, c->shift),
           (u64)(u32)from->length << c->shift);
  }
  return copy;
}

Object *kiln_java_lang_Object_clone(Object *self) {
  const Class *c = CLASS_OF(self);
  if (c->kind != KIND_INSTANCE) return clone_array((const Array *)self);
  if (!cloneable(c)) {
    Object *name = kiln_string(class_name(c));
    if (name != 0) kiln_throw_clone_not_supported(name);
    return 0;
  }
  Object *copy = kiln_allocate(c, c->size);
  if (copy != 0) memcpy(copy + 1, self + 1, c->size - sizeof(Object)); /* not lock and hash */
  return copy;
}
