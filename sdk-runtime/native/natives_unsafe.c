/*
 * Natives of jdk.internal.misc.Unsafe that are more than a load or a store, which the linker
 * compiles in place. An address is an object and an offset, or null and the address itself.
 */
#include "runtime.h"

static void *address(Object *object, i64 offset) { return (char *)object + offset; }

void kiln_jdk_internal_misc_Unsafe_registerNatives(void) {}

/* 0 is what allocateMemory turns into OutOfMemoryError. */
i64 kiln_jdk_internal_misc_Unsafe_allocateMemory0(Object *self, i64 bytes) {
  (void)self;
  return (i64)memory_take((u64)bytes);
}

void kiln_jdk_internal_misc_Unsafe_freeMemory0(Object *self, i64 block) {
  (void)self;
  memory_give(AT(void, block));
}

i64 kiln_jdk_internal_misc_Unsafe_reallocateMemory0(Object *self, i64 block, i64 bytes) {
  (void)self;
  void *larger = memory_take((u64)bytes);
  if (larger == 0) return 0;
  u64 old = memory_size(AT(void, block));
  memcpy(larger, AT(void, block), old < (u64)bytes ? old : (u64)bytes);
  memory_give(AT(void, block));
  return (i64)larger;
}

void kiln_jdk_internal_misc_Unsafe_setMemory0(Object *self, Object *object, i64 offset, i64 bytes,
                                              i32 value) {
  (void)self;
  memset(address(object, offset), value, (u64)bytes);
}

void kiln_jdk_internal_misc_Unsafe_copyMemory0(Object *self, Object *from, i64 from_offset,
                                               Object *to, i64 to_offset, i64 bytes) {
  (void)self;
  memmove(address(to, to_offset), address(from, from_offset), (u64)bytes);
}

/* Elements of 2, 4 or 8 bytes change their byte order on the way; the areas may overlap. */
void kiln_jdk_internal_misc_Unsafe_copySwapMemory0(Object *self, Object *from, i64 from_offset,
                                                   Object *to, i64 to_offset, i64 bytes,
                                                   i64 width) {
  (void)self;
  u8 *target = address(to, to_offset);
  memmove(target, address(from, from_offset), (u64)bytes);
  for (i64 at = 0; at < bytes; at += width) {
    for (i64 low = at, high = at + width - 1; low < high; low++, high--) {
      u8 byte = target[low];
      target[low] = target[high];
      target[high] = byte;
    }
  }
}

void kiln_jdk_internal_misc_Unsafe_park(Object *self, i32 absolute, i64 time) {
  (void)self;
  kiln_park((u32)absolute, time);
}

void kiln_jdk_internal_misc_Unsafe_unpark(Object *self, Object *thread) {
  (void)self;
  Fiber *fiber = thread == 0 ? 0 : AT(Fiber, FIELD(u64, thread, kiln_thread_field_eetop));
  if (fiber != 0) unpark(fiber);
}

static u32 is_initialized(Object *c) { return ((const Class *)c)->state == STATE_INITIALIZED; }

i32 kiln_jdk_internal_misc_Unsafe_shouldBeInitialized0(Object *self, Object *c) {
  (void)self;
  return !is_initialized(c);
}

void kiln_jdk_internal_misc_Unsafe_ensureClassInitialized0(Object *self, Object *c) {
  (void)self;
  if (!is_initialized(c)) kiln_initialize((Class *)c);
}

Object *kiln_jdk_internal_misc_Unsafe_allocateInstance(Object *self, Object *c) {
  (void)self;
  Class *class_ = (Class *)c;
  if (class_->kind != KIND_INSTANCE || class_->size == 0 || class_->modifiers & 0x400) {
    Object *name = kiln_string(class_name(class_));
    if (name != 0) kiln_throw_instantiation(name);
    return 0;
  }
  if (!is_initialized(c)) kiln_initialize(class_);
  return kiln_core.exc != 0 ? 0 : kiln_allocate(class_, class_->size);
}

void kiln_jdk_internal_misc_Unsafe_throwException(Object *self, Object *throwable) {
  (void)self;
  if (throwable == 0) kiln_throw_null_pointer();
  else kiln_core.exc = throwable;
}

i32 kiln_jdk_internal_misc_Unsafe_arrayBaseOffset0(Object *self, Object *c) {
  (void)self;
  return ((const Class *)c)->shift == 3 ? 16 : 12;
}

i32 kiln_jdk_internal_misc_Unsafe_arrayIndexScale0(Object *self, Object *c) {
  (void)self;
  return 1 << ((const Class *)c)->shift;
}

/* There is no load average of one core with one program. */
i32 kiln_jdk_internal_misc_Unsafe_getLoadAverage0(Object *self, Object *averages, i32 count) {
  (void)self;
  (void)averages;
  (void)count;
  return -1;
}
