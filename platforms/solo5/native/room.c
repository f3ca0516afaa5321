/*
 * Memory between the image and its end. Nothing can be mapped here, so all of it is there at once,
 * and heap and stacks grow towards each other:
 *
 *   image_end           heap's top                                          memory
 *     | objects -> . . . . . . . <- other stacks | heap's tables | first stack |
 *
 * The heap counts the space in the middle as its own until a stack takes some: then it is told
 * (kiln_heap_shrink). A heap of a given size leaves a gap below the first stack, which is used first.
 */
#include "solo5.h"

#define FIRST_LEAST (96ull << 10) /* the first stack: a sixteenth of memory within these bounds */
#define FIRST_MOST (1ull << 20)
#define OTHER_LEAST (64ull << 10) /* stacks of other fibers, as far as nobody says: a 256th */
#define OTHER_MOST (512ull << 10)
#define LEAST (320ull << 10) /* beside the image: the first stack and the smallest heap */

struct free_stack {
  struct free_stack *next;
  u64 size;
};

static u64 heap_start, heap_end, gap_end; /* the gap is from heap_end to gap_end */
static u64 tables;                        /* first byte of the heap's tables, once they are there */
static u64 memory_size;
static struct free_stack *free_stacks;

static u64 bounded(u64 value, u64 least, u64 most) {
  u64 result = value < least ? least : value > most ? most : value;
  return result & -(u64)PAGE;
}

char *room_start(u64 memory) {
  memory_size = memory;
  heap_start = ((u64)image_end + PAGE - 1) & -(u64)PAGE;
  if (memory < heap_start + LEAST) {
    refuse("too little memory: the image needs more beside itself. Give the tender a larger"
           " --mem, at least 2");
  }
  if (memory > 1ull << 32) memory = 1ull << 32; /* references have 32 bits */
  u64 first = bounded(memory / 16, FIRST_LEAST, FIRST_MOST);
  gap_end = heap_end = (memory_size - first) & -(u64)PAGE;
  if (gap_end > memory) gap_end = heap_end = memory;
  solo5_guard(memory_size - first);
  return AT(char, memory_size - first);
}

u64 kiln_platform_stack_usual(void) { return bounded(memory_size / 256, OTHER_LEAST, OTHER_MOST); }

struct kiln_memory kiln_platform_heap(u64 wanted) {
  wanted = (wanted + PAGE - 1) & -(u64)PAGE;
  if (wanted != 0 && wanted < heap_end - heap_start) heap_end = heap_start + wanted;
  return (struct kiln_memory){heap_start, heap_end};
}

/* All of it is there; the tables, at the end, are asked for first. */
i32 kiln_platform_commit(u64 start, u64 end) {
  if (tables == 0) tables = start;
  return end <= heap_end;
}

void kiln_platform_release(u64 start, u64 end) {
  __builtin_memset(AT(void, start), 0, end - start); /* no way to give it back */
}

static u64 take_from_gap(u64 size) {
  if (gap_end - heap_end < size) return 0;
  return gap_end -= size;
}

static u64 take_from_heap(u64 size) {
  if (tables == 0 || size > tables - heap_start || !kiln_heap_shrink(tables - size)) return 0;
  return tables -= size;
}

u64 room_take(u64 bytes) {
  u64 size = (bytes + PAGE - 1) & -(u64)PAGE;
  u64 start = take_from_gap(size);
  return start != 0 ? start : take_from_heap(size);
}

static struct free_stack **find_free(u64 size) {
  struct free_stack **at = &free_stacks;
  while (*at != 0 && (*at)->size != size) at = &(*at)->next;
  return at;
}

char *kiln_platform_stack(u64 size) {
  size = (size + PAGE - 1) & -(u64)PAGE;
  struct free_stack **found = find_free(size);
  if (*found != 0) {
    char *high = (char *)(*found + 1);
    *found = (*found)->next;
    return high - size;
  }
  u64 low = room_take(size);
  if (low == 0) return 0;
  solo5_guard(low);
  return AT(char, low);
}

void kiln_platform_stack_free(char *low, u64 size) {
  size = (size + PAGE - 1) & -(u64)PAGE;
  struct free_stack *stack = (struct free_stack *)(low + size) - 1;
  *stack = (struct free_stack){free_stacks, size};
  free_stacks = stack;
}
