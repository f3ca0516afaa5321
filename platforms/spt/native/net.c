/*
 * Network devices: files of the host, whose reads do not block. A frame is moved straight between the
 * kernel and the caller, by one call.
 */
#include "spt.h"

static i64 file_call(i64 number, i32 handle, u64 bytes, u64 length) {
  const struct device *device = manifest_device(handle, DEVICE_net);
  i64 result;
  do result = call4(number, device->host_file, bytes, length, 0);
  while (result == -EINTR);
  return result;
}

/* One octet more than a frame may have tells a longer one, of which the kernel drops the rest. */
i32 solo5_receive(i32 handle, u8 *frame, u32 most) {
  i64 length = file_call(SYS_READ, handle, (u64)frame, most + 1);
  if (length == -EAGAIN || length == 0) return 0;
  return length < 0 || length > most ? -1 : (i32)length;
}

void solo5_discard(i32 handle) {
  u8 head[64];
  file_call(SYS_READ, handle, (u64)head, sizeof head);
}

/* A TAP without room, or whose other end is down, loses the frame: nothing tells of room again. */
i32 solo5_transmit(i32 handle, const u8 *frame, u32 length) {
  return file_call(SYS_WRITE, handle, (u64)frame, length) == length ? 1 : -1;
}

void solo5_flush(i32 handle) { (void)handle; }
