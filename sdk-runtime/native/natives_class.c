/* Natives of java.lang.Class: an object of it is the class structure of kiln.h. */
#include "runtime.h"

KILN_SMALL_BEGIN

static const Class *class_of(Object *self) { return (const Class *)self; }

void kiln_java_lang_Class_registerNatives(void) {}

i32 kiln_java_lang_Class_isInstance(Object *self, Object *object) {
  return object != 0 && kiln_instance_of(object, class_of(self));
}

i32 kiln_java_lang_Class_isAssignableFrom(Object *self, Object *from) {
  if (from != 0) return kiln_assignable(class_of(from), class_of(self));
  kiln_throw_null_pointer();
  return 0;
}

i32 kiln_java_lang_Class_isInterface(Object *self) {
  return class_of(self)->kind == KIND_INTERFACE;
}

i32 kiln_java_lang_Class_isArray(Object *self) {
  u8 kind = class_of(self)->kind;
  return kind >= KIND_BOOLEAN_ARRAY && kind <= KIND_REF_ARRAY;
}

i32 kiln_java_lang_Class_isPrimitive(Object *self) {
  return class_of(self)->kind == KIND_PRIMITIVE;
}

i32 kiln_java_lang_Class_isRecord0(Object *self) {
  return (class_of(self)->modifiers & KILN_IS_RECORD) != 0;
}

i32 kiln_java_lang_Class_isHidden(Object *self) {
  return (class_of(self)->modifiers & KILN_IS_HIDDEN) != 0;
}

i32 kiln_java_lang_Class_getModifiers(Object *self) {
  return (i32)(class_of(self)->modifiers & 0xffff);
}

/* The name is made once; getName finds it in the field from then on. */
Object *kiln_java_lang_Class_initClassName(Object *self) {
  Object *name = kiln_string(class_name(class_of(self)));
  if (name != 0 && kiln_class_field_name != 0) FIELD(ref, self, kiln_class_field_name) = REF(name);
  return name;
}

Object *kiln_java_lang_Class_getSuperclass(Object *self) {
  return class_of(self)->kind == KIND_INTERFACE ? 0 : OBJECT(class_of(self)->super);
}

/* Where this is live the linker lays the direct interfaces behind all of them. Gives their number. */
i32 kiln_java_lang_Class_interfaces(Object *self, Object *into) {
  const u32 *all = AT(const u32, class_of(self)->interfaces);
  if (all == 0) return 0;
  const u32 *direct = all + 1 + all[0];
  for (u32 i = 0; into != 0 && i < direct[0]; i++) {
    ((ref *)elements((Array *)into, 2))[i] = direct[i + 1];
  }
  return (i32)direct[0];
}

Object *kiln_java_lang_Class_getPrimitiveClass(Object *name) {
  char text[16];
  u32 length = string_utf8(name, text, sizeof text);
  Class *c = class_named((const u8 *)text, length);
  return c != 0 && c->kind == KIND_PRIMITIVE ? (Object *)c : 0;
}

/* Null where the image has no such class: kiln.runtime.lang.ForName throws. */
Object *kiln_java_lang_Class_forName0(Object *name, i32 initialize, Object *loader,
                                      Object *caller) {
  (void)loader;
  (void)caller;
  char text[512];
  if (name == 0) {
    kiln_throw_null_pointer();
    return 0;
  }
  Class *c = class_named((const u8 *)text, string_utf8(name, text, sizeof text));
  if (c == 0 || c->kind == KIND_PRIMITIVE) return 0;
  if (initialize && c->state != STATE_INITIALIZED) {
    kiln_initialize(c);
    if (kiln_core.exc != 0) return 0;
  }
  return (Object *)c;
}

i32 kiln_java_lang_Class_desiredAssertionStatus0(Object *c) {
  (void)c;
  return 0;
}

i32 kiln_jdk_internal_reflect_Reflection_getClassAccessFlags(Object *c) {
  return (i32)(class_of(c)->modifiers & 0xffff);
}

/* java.lang.reflect.Array */

static u32 is_array(const Object *object) {
  u8 kind = CLASS_OF(object)->kind;
  return kind >= KIND_BOOLEAN_ARRAY && kind <= KIND_REF_ARRAY;
}

i32 kiln_java_lang_reflect_Array_getLength(Object *array) {
  if (array == 0) {
    kiln_throw_null_pointer();
    return 0;
  }
  if (is_array(array)) return ((Array *)array)->length;
  Object *message = kiln_string("Argument is not an array");
  if (message != 0) kiln_throw_illegal_argument(message);
  return 0;
}

/* The class of arrays of `element`, which the image has if something in it makes such arrays. */
static const Class *array_of(const Class *element) {
  if (element->array != 0) return AT(Class, element->array);
  Object *message = string_format("The image has no class for arrays of %c", element);
  if (message != 0) kiln_throw_unsupported(message);
  return 0;
}

Object *kiln_java_lang_reflect_Array_newArray(Object *element, i32 length) {
  if (element == 0) {
    kiln_throw_null_pointer();
    return 0;
  }
  if (class_name(class_of(element))[0] == 'v' && class_of(element)->kind == KIND_PRIMITIVE) {
    kiln_throw_illegal_argument(0); /* no array has elements of type void */
    return 0;
  }
  const Class *c = array_of(class_of(element));
  return c == 0 ? 0 : kiln_new_array(c, length);
}

Object *kiln_java_lang_reflect_Array_multiNewArray(Object *element, Object *lengths) {
  if (element == 0 || lengths == 0) {
    kiln_throw_null_pointer();
    return 0;
  }
  i32 dimensions = ((Array *)lengths)->length;
  if (dimensions == 0 || dimensions > 255) {
    Object *message = kiln_string("Wrong number of dimensions");
    if (message != 0) kiln_throw_illegal_argument(message);
    return 0;
  }
  const Class *c = class_of(element);
  for (i32 i = 0; i < dimensions && c != 0; i++) c = array_of(c);
  if (c == 0) return 0;
  return kiln_new_multi_array(c, (u32)dimensions, elements((Array *)lengths, 2));
}

KILN_SMALL_END
