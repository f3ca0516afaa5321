/*
 * Stacks of fibers: at addresses that depend on the order of their making only, so that two runs of
 * one seed also agree in what the collector sees. Each has a guard page at its low end.
 */
#include "sim.h"

#define FIRST 0x200000000ull /* above the boot stack */
#define PAGE_BYTES 4096ull
#define KEPT 256 /* stacks of fibers that ended, for the next ones of that size */

static u64 next = FIRST;
static struct { char *low; u64 size; } kept[KEPT];
static u32 kept_count;

char *kiln_platform_stack(u64 size) {
  for (u32 i = kept_count; i > 0; i--) {
    if (kept[i - 1].size != size) continue;
    char *low = kept[i - 1].low;
    kept[i - 1] = kept[--kept_count];
    return low;
  }
  i64 result = call6(SYS_MMAP, next, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, ~0ull, 0);
  if ((u64)result != next) return 0;
  next += size;
  call3(SYS_MPROTECT, (u64)result, PAGE_BYTES, PROT_NONE);
  return (char *)result;
}

void kiln_platform_stack_free(char *low, u64 size) {
  if (kept_count < KEPT) {
    kept[kept_count].low = low;
    kept[kept_count++].size = size;
    call3(SYS_MADVISE, (u64)low + PAGE_BYTES, size - PAGE_BYTES, MADV_DONTNEED);
  } else {
    call3(SYS_MUNMAP, (u64)low, size, 0);
  }
}
