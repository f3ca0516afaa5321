/*
 * Disks: files of the host. The tender's filter allows one sector at a time, and no less.
 *
 * What does not begin at a line of the cache, as big arrays of Java do, is copied by the kernel
 * several times more slowly. So such a sector is read to an even place first, and copied from there
 * while it is in the cache.
 */
#include "spt.h"

#define EVEN 64 /* bytes of a cache line */
#define SECTOR_MOST 32768

typedef u64 vector __attribute__((vector_size(16), may_alias));
typedef vector unaligned __attribute__((aligned(1)));

static u8 even[SECTOR_MOST] __attribute__((aligned(4096)));

static i64 move(i64 number, const struct device *device, u64 offset, u64 bytes) {
  u64 sector = device->block.sector;
  i64 count;
  do count = call4(number, device->host_file, bytes, sector, offset);
  while (count == -EINTR);
  if (count == (i64)sector) return 0;
  return count < 0 ? count : -EIO;
}

static inline void copy_line(u8 *to, const u8 *from) {
  const unaligned *source = (const unaligned *)from;
  unaligned *target = (unaligned *)to;
  vector a = source[0], b = source[1], c = source[2], d = source[3];
  target[0] = a, target[1] = b, target[2] = c, target[3] = d;
}

/* Lines of the target whole, since what is written across two of them costs twice. */
static void copy_sector(u8 *to, u64 length) {
  copy_line(to, even);
  for (u64 i = -(u64)to % EVEN; i + EVEN <= length; i += EVEN) copy_line(to + i, even + i);
  copy_line(to + length - EVEN, even + length - EVEN);
}

static i64 read_sector(const struct device *device, u64 offset, u8 *to) {
  u64 sector = device->block.sector;
  if ((u64)to % EVEN == 0 || sector > SECTOR_MOST) {
    return move(SYS_PREAD64, device, offset, (u64)to);
  }
  i64 result = move(SYS_PREAD64, device, offset, (u64)even);
  if (result == 0) copy_sector(to, sector);
  return result;
}

i64 solo5_read(i32 handle, u64 offset, u8 *bytes, u64 length) {
  const struct device *device = manifest_device(handle, DEVICE_block);
  i64 result = 0;
  for (u64 done = 0; result == 0 && done < length; done += device->block.sector) {
    result = read_sector(device, offset + done, bytes + done);
  }
  return result;
}

i64 solo5_write(i32 handle, u64 offset, const u8 *bytes, u64 length) {
  const struct device *device = manifest_device(handle, DEVICE_block);
  i64 result = 0;
  for (u64 done = 0; result == 0 && done < length; done += device->block.sector) {
    result = move(SYS_PWRITE64, device, offset + done, (u64)bytes + done);
  }
  return result;
}
