/* Disks: files of the host. The tender's filter allows one sector at a time, and no less. */
#include "spt.h"

static i64 move(i64 number, i32 handle, u64 offset, u64 bytes, u64 length) {
  const struct device *device = manifest_device(handle, DEVICE_block);
  u64 sector = device->block.sector;
  for (u64 done = 0; done < length;) {
    i64 count = call4(number, device->host_file, bytes + done, sector, offset + done);
    if (count == -EINTR) continue;
    if (count != (i64)sector) return count < 0 ? count : -EIO;
    done += sector;
  }
  return 0;
}

i64 solo5_read(i32 handle, u64 offset, u8 *bytes, u64 length) {
  return move(SYS_PREAD64, handle, offset, (u64)bytes, length);
}

i64 solo5_write(i32 handle, u64 offset, const u8 *bytes, u64 length) {
  return move(SYS_PWRITE64, handle, offset, (u64)bytes, length);
}
