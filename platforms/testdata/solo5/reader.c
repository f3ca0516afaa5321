/*
 * The peer of ./bnd bench block-spt: what is least to be done to read the first disk from its start,
 * a sector at a time, as Solo5's own bindings do (bindings/spt/block.c), into an array on the stack, as its block test has it (tests/test_blk).
 */
#include "solo5.h"

#define PREAD64 17

u64 read_disk(u64 total);

/* Nanoseconds that it took; 0 if anything went wrong. */
u64 read_disk(u64 total) {
  const struct device *disk = manifest_device(1, DEVICE_block);
  if (disk == 0 || disk->block.capacity < total) return 0;
  u64 sector = disk->block.sector, file = disk->host_file, start = kiln_platform_monotonic();
  u8 buffer[sector];
  for (u64 at = 0; at < total; at += sector) {
    i64 count;
    register u64 r10 __asm__("r10") = at;
    __asm__ volatile("syscall"
                     : "=a"(count)
                     : "a"((i64)PREAD64), "D"(file), "S"((u64)buffer), "d"(sector), "r"(r10)
                     : "rcx", "r11", "memory");
    if (count != (i64)sector) return 0;
  }
  return kiln_platform_monotonic() - start;
}
