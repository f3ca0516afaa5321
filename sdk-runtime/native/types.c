/* Type tests that compiled code does not do inline, and classes by name. */
#include "runtime.h"

static u32 is_array(const Class *c) {
  return c->kind >= KIND_BOOLEAN_ARRAY && c->kind <= KIND_REF_ARRAY;
}

static u32 implements(const Class *c, const Class *interface) {
  const u32 *interfaces = AT(u32, c->interfaces);
  if (interfaces == 0) return 0;
  for (u32 i = 1; i <= interfaces[0]; i++) {
    if (interfaces[i] == REF(interface)) return 1;
  }
  return 0;
}

i32 kiln_assignable(const Class *from, const Class *to) {
  for (;;) {
    if (from == to) return 1;
    if (from->kind == KIND_PRIMITIVE || to->kind == KIND_PRIMITIVE) return 0;
    if (to->kind == KIND_INTERFACE) return (i32)implements(from, to);
    if (to->kind == KIND_INSTANCE && to->super == 0) return 1; /* Object */
    if (to->kind == KIND_REF_ARRAY) {
      if (from->kind != KIND_REF_ARRAY) return 0;
      from = AT(Class, from->component);
      to = AT(Class, to->component);
      continue;
    }
    if (is_array(to) || from->kind != KIND_INSTANCE) return 0;
    return to->number <= from->number && from->number <= to->last;
  }
}

i32 kiln_instance_of(const Object *object, const Class *c) {
  return kiln_assignable(CLASS_OF(object), c);
}

const char *class_name(const Class *c) { return c->name == 0 ? "?" : AT(char, c->name); }

Class *class_named(const u8 *utf8, u32 length) {
  for (const ref *c = kiln_classes; *c != 0; c++) {
    const char *name = class_name(AT(Class, *c));
    if (strlen(name) == length && memcmp(name, utf8, length) == 0) return AT(Class, *c);
  }
  return 0;
}
