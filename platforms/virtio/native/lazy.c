/*
 * Memory below 4 GiB that is cleared when it is first touched. Until then its pages are absent, and
 * their entries carry a mark that the trap handler knows: in a page table for 4 KiB, in a page
 * directory for 2 MiB at once.
 *
 * A device writes to memory without touching a page in this sense. So what is given to one must be
 * touched before, else the first look at it would clear what the device wrote.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define MARK 0x400ull /* an entry's bit that is the software's while it is not present */
#define BLOCK (2ull << 20)
#define TOGETHER 4 /* neighbours cleared by one fault */

static IN_TRAP u64 rights(void) { return PRESENT | WRITABLE | (cpu.nx ? NO_EXECUTE : 0); }

static IN_TRAP u64 *directory_entry(u64 address) { return &tables_directories[address / BLOCK]; }

/* The page table of a block; a new one is filled as the block's one entry was; 0: no memory. */
static IN_TRAP u64 *split(u64 block) {
  u64 *entry = directory_entry(block);
  if (*entry & PRESENT && (*entry & LARGE) == 0) return AT(u64, *entry & FRAME_MASK);
  u64 *table = AT(u64, frames_take());
  if (!table) return 0;
  i32 lazy = *entry == MARK;
  for (u32 i = 0; i < 512; i++) table[i] = lazy ? MARK : (block + i * PAGE) | rights();
  paging_write(entry, (u64)table | PRESENT | WRITABLE);
  return table;
}

static i32 mark_part(u64 block, u64 start, u64 end) {
  u64 *table = split(block);
  for (u64 page = start; table && page < end; page += PAGE) table[page / PAGE % 512] = MARK;
  return table != 0;
}

i32 lazy_add(u64 start, u64 end) {
  for (u64 block = start & -BLOCK; block < end; block += BLOCK) {
    if (start <= block && block + BLOCK <= end && *directory_entry(block) & LARGE) {
      paging_write(directory_entry(block), MARK);
    } else if (!mark_part(block, start > block ? start : block,
                          end < block + BLOCK ? end : block + BLOCK)) {
      return 0;
    }
  }
  write_cr3(read_cr3());
  return 1;
}

enum touch lazy_touch(u64 address) {
  if (address >= FOUR_GIB) return TOUCH_ELSEWHERE;
  u64 entry = *directory_entry(address);
  i32 has_table = (entry & PRESENT) && (entry & LARGE) == 0;
  if (!has_table && entry != MARK) return TOUCH_ELSEWHERE;
  u64 *table = split(address & -BLOCK);
  if (!table) return TOUCH_NO_MEMORY;
  if ((table[address / PAGE % 512] & (MARK | PRESENT)) != MARK) return TOUCH_ELSEWHERE;
  u64 page = address & -(u64)(TOGETHER * PAGE);
  for (u32 i = 0; i < TOGETHER; i++, page += PAGE) {
    u64 *at = &table[page / PAGE % 512];
    if ((*at & (MARK | PRESENT)) != MARK) continue;
    *at = page | rights();
    clear_page(page);
  }
  return TOUCH_COMMITTED;
}

KILN_SMALL_END
