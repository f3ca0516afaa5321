/*
 * The address space: the tender's map refined, with tables of our own. What ring 3, in which the image
 * runs, may do there:
 *
 *   0 to 64 KiB          nothing: a null pointer faults
 *   64 KiB to 1 MiB      read: what the tender hands over
 *   image: code          execute, read
 *   image: constants     read
 *   image: .fixed        nothing: these tables, GDT, IDT, TSS
 *   the stack of traps   nothing; and a page below it, where ring 0 may not either
 *   other stacks         nothing on the lowest page of each, as far as there are tables for it
 *   the rest of memory   read, write; and the tender's ring behind it
 *
 * Nothing is both writable and executable. Pages are 2 MiB where their rights are uniform, 4 KiB where
 * not. Virtual and physical addresses are the same.
 */
#include "hvt.h"

#define BLOCK (2ull << 20)
#define HAND_OVER 0x10000ull
#define IMAGE 0x100000ull
#define CR0_WP (1ull << 16)
#define MSR_EFER 0xc0000080
#define EFER_NXE (1ull << 11)

/* Entries of page tables, SDM 3 §4.5. */
#define PRESENT 1ull
#define WRITABLE 2ull
#define USER 4ull
#define LARGE 0x80ull
#define NO_EXECUTE (1ull << 63)
#define FRAME_MASK 0x000ffffffffff000ull

static u64 no_execute;
static u64 small_used, memory_end;

static IN_TRAP i32 is_trap_guard(u64 page) { return page == (u64)fault_stack_low - PAGE; }

/* The rights of one page, as bits of its entry. */
static IN_TRAP u64 rights_of(u64 page) {
  if (page < HAND_OVER || is_trap_guard(page)) return 0;
  if (page < IMAGE) return PRESENT | USER | no_execute;
  if (page < (u64)image_rodata) return PRESENT | USER;
  if (page < (u64)image_data) return PRESENT | USER | no_execute;
  if (page >= (u64)fixed_start && page < (u64)fixed_end) return PRESENT | no_execute;
  if (page >= (u64)fault_stack_low && page < (u64)fault_stack_high) {
    return PRESENT | WRITABLE | no_execute;
  }
  return PRESENT | USER | WRITABLE | no_execute;
}

static IN_TRAP void write_protection(i32 on) {
  u64 cr0;
  __asm__ volatile("mov %%cr0, %0" : "=r"(cr0));
  cr0 = on ? cr0 | CR0_WP : cr0 & ~CR0_WP;
  __asm__ volatile("mov %0, %%cr0" : : "r"(cr0) : "memory");
}

/* The table of a block's pages; made of its one entry if there is none; 0 without a spare table. */
static IN_TRAP u64 *split(u64 address) {
  u64 block = address & -BLOCK;
  u64 *entry = &tables_directories[block / BLOCK];
  if (*entry & PRESENT && (*entry & LARGE) == 0) return AT(u64, *entry & FRAME_MASK);
  if (small_used == BORDER_TABLES + GUARD_TABLES) return 0;
  u64 *table = tables_small[small_used++];
  for (u32 i = 0; i < 512; i++) {
    u64 page = block + i * PAGE, rights = rights_of(page);
    table[i] = rights == 0 ? 0 : page | rights;
  }
  *entry = (u64)table | PRESENT | USER | WRITABLE;
  return table;
}

static void map_block(u64 block) {
  tables_directories[block / BLOCK] = block | PRESENT | USER | WRITABLE | LARGE | no_execute;
}

void paging_start(u64 memory, u64 ring) {
  memory_end = memory;
  if (cpuid(0x80000001, 0).edx >> 20 & 1) {
    no_execute = NO_EXECUTE;
    write_msr(MSR_EFER, read_msr(MSR_EFER) | EFER_NXE);
  }
  for (u64 block = 0; block < memory; block += BLOCK) map_block(block);
  for (u64 at = ring & -BLOCK; ring != 0 && at < ring + BLOCK && at < FOUR_GIB; at += BLOCK) {
    map_block(at);
  }
  for (u64 block = 0; block < (u64)image_end; block += BLOCK) {
    if (small_used == BORDER_TABLES || split(block) == 0) {
      refuse("the image's parts take more page tables than it has");
    }
  }
  for (u64 i = 0; i < 4; i++) {
    tables_pdpt[i] = (u64)&tables_directories[512 * i] | PRESENT | USER | WRITABLE;
  }
  tables[0] = (u64)tables_pdpt | PRESENT | USER | WRITABLE;
  write_cr3((u64)tables);
  write_protection(1);
}

void solo5_guard(u64 page) { guard_call(page); }

void paging_guard(u64 page) {
  if (page >= memory_end) return;
  write_protection(0);
  u64 *table = split(page);
  if (table != 0) table[page / PAGE % 512] = 0; /* without, the check of compiled code must do */
  write_protection(1);
  if (table != 0) write_cr3(read_cr3()); /* the whole block may have been one entry before */
}

static IN_TRAP const char *describe_write(u64 address) {
  if (address >= memory_end) return "write to an address where there is no memory";
  if (address < IMAGE) return "write to what the tender handed over";
  if (address < (u64)image_rodata) return "write to the image's code";
  if (address < (u64)image_data) return "write to the image's constants";
  if (address >= (u64)fixed_start && address < (u64)fixed_end) {
    return "write to the page tables or descriptor tables";
  }
  return "overrun of a stack: its guard page was hit";
}

const char *paging_describe(u64 address, u32 error) {
  i32 null = address < HAND_OVER;
  if (error & FAULT_FETCH) {
    return null ? "call of a null pointer" : "execution of memory that holds no code";
  }
  if (null) {
    return error & FAULT_WRITE ? "write through a null pointer" : "read through a null pointer";
  }
  if (is_trap_guard(address & -(u64)PAGE)) {
    return "overrun of a trap's stack: its guard page was hit";
  }
  if (error & FAULT_WRITE) return describe_write(address);
  return address < memory_end ? "overrun of a stack: its guard page was hit"
                              : "read of an address where there is no memory";
}
