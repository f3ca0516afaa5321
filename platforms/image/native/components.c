/*
 * The natives of kiln.platforms.image: what Java asks of a platform, handed to platform.h.
 *
 * Java has checked every range. Arrays do not move, and nothing here blocks but await.
 */
#include "compiled.h"
#include "platform.h"
#include "runtime.h"

#define NO_DEADLINE INT64_MAX

static u8 *bytes_of(Object *array, i32 offset) {
  return (u8 *)((struct ArrayZ *)array)->data + offset;
}

void kiln_kiln_platforms_image_ImageConsole_put(Object *src, i32 offset, i32 length) {
  kiln_platform_write(bytes_of(src, offset), (u64)length);
}

i32 kiln_kiln_platforms_image_ImageConsole_take(Object *dst, i32 offset, i32 length) {
  return (i32)kiln_platform_read(bytes_of(dst, offset), (u64)length);
}

/* For platforms whose console only shows: the end of input, at once. */
__attribute__((weak)) i64 kiln_platform_read(u8 *bytes, u64 length) {
  (void)bytes;
  (void)length;
  return -1;
}

i64 kiln_kiln_platforms_image_ImageClock_wall(void) { return (i64)kiln_platform_wall(); }

i64 kiln_kiln_platforms_image_ImageClock_monotonic(void) { return (i64)kiln_platform_monotonic(); }

i32 kiln_kiln_platforms_image_ImageEntropy_take(Object *dst, i32 offset, i32 length) {
  return kiln_platform_entropy(bytes_of(dst, offset), (u64)length) != 0;
}

void kiln_kiln_platforms_image_ImagePlatform_await(i64 deadline) {
  if (deadline <= 0) return; /* over long ago; 0 would mean none to the runtime */
  kiln_wait_device(deadline == NO_DEADLINE ? 0 : (u64)deadline);
}

void kiln_kiln_platforms_image_ImagePlatform_wakeAll(void) { devices_changed(); }
