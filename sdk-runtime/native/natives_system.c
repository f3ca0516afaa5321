/* Natives of java.lang.System and java.lang.Runtime; arraycopy with the messages of HotSpot. */
#include "runtime.h"

void kiln_java_lang_System_registerNatives(void) {}

i64 kiln_java_lang_System_nanoTime(void) { return (i64)kiln_platform_monotonic(); }

i64 kiln_java_lang_System_currentTimeMillis(void) {
  return (i64)(kiln_platform_wall() / NANOS_PER_MILLI);
}

i32 kiln_java_lang_System_identityHashCode(Object *object) {
  return object == 0 ? 0 : (i32)identity_hash(object);
}

static u32 is_array(const Class *c) {
  return c->kind >= KIND_BOOLEAN_ARRAY && c->kind <= KIND_REF_ARRAY;
}

static void refuse_store(Object *message) {
  if (message != 0) kiln_throw_array_store_message(message);
}

static void refuse_index(Object *message) {
  if (message != 0) kiln_throw_array_index_message(message);
}

/* Both are arrays, of elements that fit each other as far as their classes tell. */
static u32 check_types(const Class *from, const Class *to) {
  if (!is_array(from)) {
    refuse_store(string_format("arraycopy: source type %c is not an array", from));
  } else if (!is_array(to)) {
    refuse_store(string_format("arraycopy: destination type %c is not an array", to));
  } else if (from->kind == to->kind) {
    return 1;
  } else if (from->kind == KIND_REF_ARRAY) {
    refuse_store(string_format("arraycopy: type mismatch: can not copy object array[] into %c", to));
  } else if (to->kind == KIND_REF_ARRAY) {
    refuse_store(
        string_format("arraycopy: type mismatch: can not copy %c into object array[]", from));
  } else {
    refuse_store(string_format("arraycopy: type mismatch: can not copy %c into %c", from, to));
  }
  return 0;
}

/* How messages about bounds name an array: by its element type, objects by one name. */
static Object *bounds_message(const char *what, const char *side, i32 index, const Array *array) {
  const Class *c = CLASS_OF(&array->header);
  if (c->kind == KIND_REF_ARRAY) {
    return string_format("arraycopy: %s%s %d out of bounds for object array[%d]", what, side, index,
                         array->length);
  }
  const Class *element = AT(Class, c->component);
  return string_format("arraycopy: %s%s %d out of bounds for %c[%d]", what, side, index, element,
                       array->length);
}

static u32 check_position(const char *side, i32 position, const Array *array) {
  if (position >= 0) return 1;
  refuse_index(bounds_message(side, " index", position, array));
  return 0;
}

/* The sum may not fit an int: it is shown as the unsigned number it is. */
static u32 check_end(const char *what, i32 position, i32 length, const Array *array) {
  u32 end = (u32)position + (u32)length;
  if (end <= (u32)array->length) return 1;
  Object *message;
  const Class *c = CLASS_OF(&array->header);
  if (c->kind == KIND_REF_ARRAY) {
    message = string_format("arraycopy: last %s index %u out of bounds for object array[%d]", what,
                            end, array->length);
  } else {
    message = string_format("arraycopy: last %s index %u out of bounds for %c[%d]", what, end,
                            AT(Class, c->component), array->length);
  }
  refuse_index(message);
  return 0;
}

static u32 check_bounds(const Array *from, i32 at, const Array *to, i32 to_at, i32 length) {
  if (!check_position("source", at, from) || !check_position("destination", to_at, to)) return 0;
  if (length < 0) {
    refuse_index(string_format("arraycopy: length %d is negative", length));
    return 0;
  }
  return check_end("source", at, length, from) && check_end("destination", to_at, length, to);
}

static void refuse_element(const Class *from, const Class *to) {
  if (kiln_assignable(to, from)) {
    refuse_store(string_format("arraycopy: element type mismatch: can not cast one of the elements"
                               " of %c[] to the type of the destination array, %c", from, to));
  } else {
    refuse_store(string_format("arraycopy: type mismatch: can not copy %c[] into %c[]", from, to));
  }
}

/* Element by element up to the first that does not fit: those before it stay copied. */
static void copy_checked(const Array *from, i32 at, Array *to, i32 to_at, i32 length) {
  const Class *wanted = AT(Class, CLASS_OF(&to->header)->component);
  const ref *source = (const ref *)elements(from, 2) + at;
  ref *target = (ref *)elements(to, 2) + to_at;
  for (i32 i = 0; i < length; i++) {
    if (source[i] != 0 && !kiln_instance_of(OBJECT(source[i]), wanted)) {
      refuse_element(AT(Class, CLASS_OF(&from->header)->component), wanted);
      return;
    }
    target[i] = source[i];
  }
}

static inline void copy(const Object *from, i32 at, Object *to, i32 to_at, i32 length, u32 shift) {
  memmove((u8 *)elements((Array *)to, shift) + ((u64)to_at << shift),
          (u8 *)elements((const Array *)from, shift) + ((u64)at << shift), (u64)length << shift);
}

/* All that is not between two arrays of one class, or has to be refused. */
static APART void copy_carefully(Object *source, i32 at, Object *target, i32 to_at, i32 length) {
  if (source == 0 || target == 0) {
    kiln_throw_null_pointer();
    return;
  }
  const Class *from = CLASS_OF(source), *to = CLASS_OF(target);
  if (!check_types(from, to)) return;
  if (!check_bounds((Array *)source, at, (Array *)target, to_at, length)) return;
  if (from != to && from->kind == KIND_REF_ARRAY &&
      !kiln_assignable(AT(Class, from->component), AT(Class, to->component))) {
    copy_checked((Array *)source, at, (Array *)target, to_at, length);
    return;
  }
  copy(source, at, target, to_at, length, from->shift);
}

void kiln_java_lang_System_arraycopy(Object *source, i32 at, Object *target, i32 to_at,
                                     i32 length) {
  if (LIKELY(source != 0 && target != 0 && source->class_ == target->class_)) {
    const Class *c = CLASS_OF(source);
    if (LIKELY(is_array(c) && (at | to_at | length) >= 0 &&
               (u32)at + (u32)length <= (u32)((Array *)source)->length &&
               (u32)to_at + (u32)length <= (u32)((Array *)target)->length)) {
      copy(source, at, target, to_at, length, c->shift);
      return;
    }
  }
  copy_carefully(source, at, target, to_at, length);
}

i32 kiln_java_lang_Runtime_availableProcessors(Object *self) {
  (void)self;
  return 1;
}

/* Memory that the heap has grown to, as HotSpot's "total"; of it, what no object uses. */
static u64 total(void) { return heap.committed - heap.start; }

i64 kiln_java_lang_Runtime_totalMemory(Object *self) {
  (void)self;
  return (i64)total();
}

i64 kiln_java_lang_Runtime_freeMemory(Object *self) {
  (void)self;
  u64 used = heap_used();
  return used > total() ? 0 : (i64)(total() - used);
}

i64 kiln_java_lang_Runtime_maxMemory(Object *self) {
  (void)self;
  return (i64)heap.size;
}

void kiln_java_lang_Runtime_gc(Object *self) {
  (void)self;
  collect(0);
  heap.kept = 0; /* who asks wants the memory back at once */
  pages_release(heap.budget > HEAP_KEPT ? heap.budget : HEAP_KEPT);
}
