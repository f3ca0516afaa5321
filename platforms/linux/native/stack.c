/*
 * Stacks of fibers, above 4 GiB: cut from large reservations, so that 100,000 of them need a few
 * mappings only, each with a guard page at its low end. A guard is laid without splitting the
 * mapping where the kernel can (Linux 6.13), else by mprotect for as many as mappings allow; the
 * rest rely on the check that compiled code makes at each entry.
 */
#include "linux.h"

#define PAGE 4096ull
#define PER_ARENA 2048
#define ARENAS 512
#define PROTECTED_MOST 8192 /* of the kernel's 65,530 mappings two each */

struct Arena {
  char *start;
  u32 used;                 /* stacks ever handed out: those below this number */
  u32 free_count;
  u64 free[PER_ARENA / 64]; /* a bit for each that was given back */
};

static struct Arena arenas[ARENAS];
static u32 arena_count;
static u64 stack_size; /* of the stacks in arenas: that of the first one wanted */
static u32 protected_count;

static char *map(u64 size) {
  i64 result = call6(SYS_MMAP, 0, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, ~0ull, 0);
  if (is_error(result)) return 0;
  call3(SYS_MADVISE, (u64)result, size, MADV_NOHUGEPAGE); /* a sleeper costs a page, not 2 MiB */
  return (char *)result;
}

static void guard(char *low) {
  if (!is_error(call3(SYS_MADVISE, (u64)low, PAGE, MADV_GUARD_INSTALL))) return;
  if (protected_count++ < PROTECTED_MOST) call3(SYS_MPROTECT, (u64)low, PAGE, PROT_NONE);
}

static char *take_again(struct Arena *arena) {
  for (u32 word = 0; word < PER_ARENA / 64; word++) {
    if (arena->free[word] == 0) continue;
    u32 bit = (u32)__builtin_ctzll(arena->free[word]);
    arena->free[word] &= arena->free[word] - 1;
    arena->free_count--;
    return arena->start + (word * 64 + bit) * stack_size;
  }
  return 0;
}

static char *take_fresh(struct Arena *arena) {
  char *low = arena->start + arena->used++ * stack_size;
  guard(low);
  return low;
}

static char *take_from_arenas(void) {
  for (u32 i = 0; i < arena_count; i++) {
    if (arenas[i].free_count > 0) return take_again(&arenas[i]);
  }
  struct Arena *last = arena_count == 0 ? 0 : &arenas[arena_count - 1];
  if (last == 0 || last->used == PER_ARENA) {
    if (arena_count == ARENAS) return 0;
    char *start = map(PER_ARENA * stack_size);
    if (start == 0) return 0;
    last = &arenas[arena_count++];
    last->start = start;
  }
  return take_fresh(last);
}

char *kiln_platform_stack(u64 size) {
  if (stack_size == 0) stack_size = size;
  if (size == stack_size) return take_from_arenas();
  char *low = map(size);
  if (low != 0) guard(low);
  return low;
}

void kiln_platform_stack_free(char *low, u64 size) {
  for (u32 i = 0; i < arena_count && size == stack_size; i++) {
    u64 offset = (u64)(low - arenas[i].start);
    if (offset >= PER_ARENA * stack_size) continue;
    u64 number = offset / stack_size;
    arenas[i].free[number / 64] |= 1ull << (number & 63);
    arenas[i].free_count++;
    call3(SYS_MADVISE, (u64)low + PAGE, size - PAGE, MADV_DONTNEED);
    return;
  }
  call3(SYS_MUNMAP, (u64)low, size, 0);
}
