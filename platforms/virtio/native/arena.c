/*
 * Stacks of fibers. They lie in an arena of 512 GiB of addresses from 512 GiB on; memory comes to
 * a page when it is first touched.
 *
 *     low - PAGE   low                                     low + size
 *         | guard  |  not there yet ...  | touched pages        |
 *
 * A guard page is marked in its page table entry, which is not present: so the trap handler tells
 * an overrun from a first touch. A stack that is given back keeps its uppermost pages, so that the
 * next fiber starts without a fault; while it is free the last of them holds a `struct free_stack`.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define ARENA_START (1ull << 39)
#define ARENA_END (2ull << 39)
#define GUARD 0x200ull /* an entry's bit that is the software's while it is not present */
#define KEPT 2         /* pages that a free stack keeps */
#define SPARE 32       /* frames left to the stacks that there are, when no new one is made */

struct free_stack {
  struct free_stack *next;
  u64 size;
};

static u64 arena_next = ARENA_START; /* addresses above were never given out */
static struct free_stack *free_stacks;
static u64 no_execute;

void arena_start(void) { no_execute = cpu.nx ? NO_EXECUTE : 0; }

/* The table that `entry` points to; made if it is not there; null without memory. */
static IN_TRAP u64 *table_of(u64 *entry) {
  if (*entry & PRESENT) return AT(u64, *entry & FRAME_MASK);
  u64 frame = frames_take();
  if (!frame) return 0;
  clear_page(frame);
  *entry = frame | PRESENT | WRITABLE;
  return AT(u64, frame);
}

/* The entry of the page at `address`, tables on the way made; null without memory. */
static IN_TRAP u64 *entry_of(u64 address) {
  u64 *directory = table_of(&tables_arena[address >> 30 & 511]);
  if (!directory) return 0;
  u64 *table = table_of(&directory[address >> 21 & 511]);
  return table ? &table[address >> 12 & 511] : 0;
}

static IN_TRAP i32 commit_page(u64 *entry) {
  u64 frame = frames_take();
  if (!frame) return 0;
  *entry = frame | PRESENT | WRITABLE | no_execute;
  return 1;
}

enum touch arena_touch(u64 address) {
  if (address < ARENA_START || address >= arena_next) return TOUCH_ELSEWHERE;
  u64 *entry = entry_of(address);
  if (!entry) return TOUCH_NO_MEMORY;
  if (*entry & GUARD) return TOUCH_GUARD;
  return commit_page(entry) ? TOUCH_COMMITTED : TOUCH_NO_MEMORY;
}

static struct free_stack **find_free(u64 size) {
  struct free_stack **at = &free_stacks;
  while (*at && (*at)->size != size) at = &(*at)->next;
  return at;
}

char *kiln_platform_stack(u64 size) {
  frames_no_fault_ahead();
  size = (size + PAGE - 1) & -(u64)PAGE;
  struct free_stack **found = find_free(size);
  if (*found) {
    char *high = (char *)*found + sizeof(struct free_stack);
    *found = (*found)->next;
    return high - size;
  }
  if (size == 0 || size >= ARENA_END - arena_next - PAGE || !frames_are_left(SPARE)) return 0;
  u64 low = arena_next + PAGE;
  u64 *guard = entry_of(arena_next);
  u64 *top = entry_of(low + size - PAGE);
  if (!guard || !top || !commit_page(top)) return 0;
  *guard = GUARD;
  arena_next = low + size;
  return AT(char, low);
}

/*
 * Gives back the frames of the pages below `high`, down to the first that was never touched. Code
 * may have left such a hole and touched pages beneath; then those stay with the stack.
 */
static void drop_pages(u64 low, u64 high) {
  for (u64 page = high - PAGE; page >= low; page -= PAGE) {
    u64 *entry = entry_of(page);
    if (!entry || (*entry & PRESENT) == 0) return;
    frames_give(*entry & FRAME_MASK);
    *entry = 0;
    forget_page(page);
  }
}

void kiln_platform_stack_free(char *low, u64 size) {
  frames_no_fault_ahead();
  size = (size + PAGE - 1) & -(u64)PAGE;
  if (size > KEPT * PAGE) drop_pages((u64)low, (u64)low + size - KEPT * PAGE);
  struct free_stack *stack = (struct free_stack *)(low + size) - 1;
  *stack = (struct free_stack){free_stacks, size};
  free_stacks = stack;
}

KILN_SMALL_END
