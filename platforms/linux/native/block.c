/*
 * The natives of LinuxBlock: a file or a block device of the host, through its page cache. Results
 * below 0 are error numbers.
 */
#include "compiled.h"
#include "linux.h"

#define BLKGETSIZE64 0x80081272ull

enum { O_RDONLY = 0, O_RDWR = 2, O_CLOEXEC = 0x80000 };
enum { LOCK_SH = 1, LOCK_EX = 2, LOCK_NB = 4 };
enum { FALLOC_FL_KEEP_SIZE = 1, FALLOC_FL_PUNCH_HOLE = 2 };
enum { S_IFMT = 0170000, S_IFBLK = 0060000, S_IFREG = 0100000 };

struct Stat { /* struct stat of x86-64 */
  u64 device, inode, links;
  u32 mode, user, group, padding;
  u64 special_device;
  i64 size, block_size, blocks;
  u64 times[6];
  i64 unused[3];
};

static u8 *bytes_of(Object *array, i32 offset) {
  return (u8 *)((struct ArrayZ *)array)->data + offset;
}

/* `path` ends with a 0. */
i32 kiln_kiln_platforms_linux_LinuxBlock_open(Object *path, i32 writable) {
  return (i32)call6_again(SYS_OPEN, (u64)bytes_of(path, 0),
                          (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC, 0, 0);
}

/* Bytes of it; -EINVAL if it is neither a file nor a block device. */
i64 kiln_kiln_platforms_linux_LinuxBlock_size(i32 file) {
  struct Stat stat;
  i64 result = call3(SYS_FSTAT, (u64)file, (u64)&stat, 0);
  if (result < 0) return result;
  u32 kind = stat.mode & S_IFMT;
  if (kind == S_IFREG) return stat.size;
  if (kind != S_IFBLK) return -EINVAL;
  i64 size = 0;
  result = call3(SYS_IOCTL, (u64)file, BLKGETSIZE64, (u64)&size);
  return result < 0 ? result : size;
}

/* Keeps the right to use it; -1: no room. */
i32 kiln_kiln_platforms_linux_LinuxBlock_keep(i32 file) { return confine_disk(file); }

/* For this image alone, or with others that only read; until it ends. */
i32 kiln_kiln_platforms_linux_LinuxBlock_lock(i32 file, i32 alone) {
  return (i32)call3(SYS_FLOCK, (u64)file, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB, 0);
}

i32 kiln_kiln_platforms_linux_LinuxBlock_get(
    i32 file, i64 position, Object *dst, i32 offset, i32 length) {
  return (i32)call6_again(
      SYS_PREAD64, (u64)file, (u64)bytes_of(dst, offset), (u64)length, (u64)position);
}

i32 kiln_kiln_platforms_linux_LinuxBlock_put(
    i32 file, i64 position, Object *src, i32 offset, i32 length) {
  return (i32)call6_again(
      SYS_PWRITE64, (u64)file, (u64)bytes_of(src, offset), (u64)length, (u64)position);
}

i32 kiln_kiln_platforms_linux_LinuxBlock_sync(i32 file) {
  return (i32)call6_again(SYS_FDATASYNC, (u64)file, 0, 0, 0);
}

i32 kiln_kiln_platforms_linux_LinuxBlock_punch(i32 file, i64 position, i64 length) {
  return (i32)call6_again(SYS_FALLOCATE, (u64)file, FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE,
                          (u64)position, (u64)length);
}
