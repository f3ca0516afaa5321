/*
 * The heap: one reservation of addresses below 4 GiB, whose pages the kernel gives when they are
 * touched. It starts at 2 GiB where it fits, far from what integers on stacks usually are: small
 * numbers of either sign, characters, common floats.
 */
#include "linux.h"

#define UNIT 65536ull
#define LOW 0x40000000ull    /* the lowest start, for the largest heap */
#define MIDDLE 0x80000000ull
#define HIGH 0xffff0000ull
#define LEAST (64ull << 20)
#define HUGE_FROM (16ull << 20) /* a heap that has grown so far is worth pages of 2 MiB */

static KILN_SEALED u64 first; /* start of the reservation */

struct Sysinfo {
  i64 uptime;
  u64 loads[3];
  u64 total, free, shared, buffer, swap_total, swap_free;
  u16 processes, padding;
  u64 high_total, high_free;
  u32 unit; /* bytes of one in the fields above */
};

/* A quarter of the machine's memory, as HotSpot takes it. */
static u64 usual_size(void) {
  struct Sysinfo info = {0};
  call3(SYS_SYSINFO, (u64)&info, 0, 0);
  u64 size = info.total * info.unit / 4;
  return size < LEAST ? LEAST : size;
}

static u32 reserve(u64 start, u64 size) {
  i64 result = call6(SYS_MMAP, start, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, ~0ull, 0);
  if (is_error(result)) return 0;
  if ((u64)result == start) return 1;
  call3(SYS_MUNMAP, (u64)result, size, 0); /* a kernel before 4.17 takes the address as a hint */
  return 0;
}

struct kiln_memory kiln_platform_heap(u64 wanted) {
  u64 size = ((wanted == 0 ? usual_size() : wanted) + UNIT - 1) & ~(UNIT - 1);
  if (size > HIGH - LOW) size = HIGH - LOW;
  for (; size >= UNIT; size = size / 2 & ~(UNIT - 1)) { /* limits of the process may allow less */
    u64 start = size <= HIGH - MIDDLE ? MIDDLE : HIGH - size;
    if (!reserve(start, size)) continue;
    /* The first touch of a small image's heap must not cost 2 MiB. */
    call3(SYS_MADVISE, start, size, MADV_NOHUGEPAGE);
    first = start;
    return (struct kiln_memory){start, start + size};
  }
  return (struct kiln_memory){0, 0};
}

i32 kiln_platform_commit(u64 start, u64 end) {
  if (start >= first + HUGE_FROM) call3(SYS_MADVISE, start, end - start, MADV_HUGEPAGE);
  return 1;
}

void kiln_platform_release(u64 start, u64 end) {
  call3(SYS_MADVISE, start, end - start, MADV_DONTNEED);
}
