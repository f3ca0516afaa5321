/* Disks: any number of sectors in one call. The tender ends the image when its host's disk fails. */
#include "hvt.h"

struct transfer {
  u64 handle, offset, bytes, length;
  i32 result;
};

static i64 move(u32 number, i32 handle, u64 offset, u64 bytes, u64 length) {
  struct transfer argument = {(u64)handle, offset, bytes, length, 0};
  hypercall(number, &argument);
  return argument.result == R_OK ? 0 : -argument.result;
}

i64 solo5_read(i32 handle, u64 offset, u8 *bytes, u64 length) {
  return move(BLOCK_READ, handle, offset, (u64)bytes, length);
}

i64 solo5_write(i32 handle, u64 offset, const u8 *bytes, u64 length) {
  return move(BLOCK_WRITE, handle, offset, (u64)bytes, length);
}
