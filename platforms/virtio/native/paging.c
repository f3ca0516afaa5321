/*
 * The address space. What is mapped, and with which rights:
 *
 *   0 to 4 KiB               nothing: a null pointer faults
 *   image: code              execute, read
 *   image: constants         read
 *   image: .fixed            read (these page tables, GDT, IDT, TSS)
 *   image: sealed data       read, write; read from kiln_platform_seal on
 *   below the boot's stacks  nothing, a page each: guards
 *   the rest below 4 GiB     read, write; uncached where it is not RAM
 *   512 GiB to 1 TiB         stacks of fibers, see arena.c
 *   1 TiB to 1.5 TiB         registers of devices that lie above 4 GiB, as they are asked for
 *
 * Nothing is both writable and executable. Virtual and physical addresses are the same below
 * 4 GiB, so that a device can be given the address of a Java array. Pages are 1 GiB or 2 MiB where
 * their rights are uniform, 4 KiB where not.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define GIB (1ull << 30)
#define BLOCK (2ull << 20) /* what one entry of a page directory maps */
#define CR0_WP (1ull << 16)
#define SEALED 0x200ull /* an entry's bit that is the software's: keeps such pages small */
#define WINDOW (2ull << 39) /* GiB by GiB, what devices have above 4 GiB */

static u64 no_execute;
static u64 ram_end; /* above 4 GiB too */
static u32 windows; /* GiB of WINDOW that are in use */

static IN_TRAP i32 is_guard(u64 page) {
  return page == 0 || page == (u64)boot_stack_low - PAGE || page == (u64)fault_stack_low - PAGE ||
         page == (u64)interrupt_stack_low - PAGE;
}

static IN_TRAP i32 is_sealed(u64 address) {
  return address >= (u64)kiln_sealed_start && address < (u64)kiln_sealed_end;
}

/* The rights of one page of 4 KiB in the first GiB, as bits of its entry. */
static u64 page_rights(u64 page) {
  if (is_guard(page)) return 0;
  if (page >= (u64)image_start && page < (u64)image_rodata) return PRESENT;
  if (page >= (u64)image_rodata && page < (u64)image_data) return PRESENT | no_execute;
  if (page >= (u64)fixed_start && page < (u64)fixed_end) return PRESENT | no_execute;
  if (is_sealed(page)) return PRESENT | WRITABLE | no_execute | SEALED;
  return PRESENT | WRITABLE | no_execute;
}

static i32 overlaps_ram(struct range block, const struct range *ram, u32 count) {
  for (u32 i = 0; i < count; i++) {
    if (block.start < ram[i].end && ram[i].start < block.end) return 1;
  }
  return 0;
}

static i32 uniform(u64 block) {
  u64 rights = page_rights(block);
  for (u64 page = block; page < block + BLOCK; page += PAGE) {
    if (page_rights(page) != rights) return 0;
  }
  return 1;
}

/* The blocks from 0 to the image's end: the only ones that may need small pages. */
static void map_image_blocks(void) {
  u32 used = 0;
  for (u64 block = 0; block < (u64)image_end; block += BLOCK) {
    u64 *entry = &tables_directories[block / BLOCK];
    if (uniform(block)) {
      *entry = block | page_rights(block) | LARGE;
      continue;
    }
    if (used == TABLES_BORDERS) refuse("the image's parts take more page tables than it has");
    u64 *table = tables_borders[used++];
    for (u32 i = 0; i < 512; i++) table[i] = (block + i * PAGE) | page_rights(block + i * PAGE);
    *entry = (u64)table | PRESENT | WRITABLE;
  }
}

static void map_gib_in_blocks(u64 gib, u64 from, const struct range *ram, u32 count) {
  for (u64 block = from; block < gib + GIB; block += BLOCK) {
    i32 memory = overlaps_ram((struct range){block, block + BLOCK}, ram, count);
    tables_directories[block / BLOCK] =
        block | PRESENT | WRITABLE | LARGE | no_execute | (memory ? 0 : UNCACHED);
  }
}

static void map_gib(u64 gib, const struct range *ram, u32 count) {
  if (cpu.gigabyte_pages && !overlaps_ram((struct range){gib, gib + GIB}, ram, count)) {
    tables_pdpt[gib / GIB] = gib | PRESENT | WRITABLE | LARGE | no_execute | UNCACHED;
  } else {
    map_gib_in_blocks(gib, gib, ram, count);
  }
}

static IN_TRAP void write_protection(i32 on) {
  u64 cr0;
  __asm__ volatile("mov %%cr0, %0" : "=r"(cr0));
  cr0 = on ? cr0 | CR0_WP : cr0 & ~CR0_WP;
  __asm__ volatile("mov %0, %%cr0" : : "r"(cr0) : "memory");
}

void paging_write(u64 *entry, u64 value) {
  write_protection(0);
  *entry = value;
  write_protection(1);
}

void paging_start(const struct range *ram, u32 count) {
  no_execute = cpu.nx ? NO_EXECUTE : 0;
  write_protection(0); /* the tables make themselves read-only on the way */
  map_image_blocks();
  map_gib_in_blocks(0, ((u64)image_end + BLOCK - 1) & -BLOCK, ram, count);
  for (u64 gib = GIB; gib < FOUR_GIB; gib += GIB) map_gib(gib, ram, count);
  ram_end = ram[count - 1].end;
  tables[1] = (u64)tables_arena | PRESENT | WRITABLE;
  tables[2] = (u64)tables_window | PRESENT | WRITABLE;
  write_cr3(read_cr3());
  write_protection(1);
}

void kiln_platform_seal(void) {
  for (u64 page = (u64)kiln_sealed_start; page < (u64)kiln_sealed_end; page += PAGE) {
    u64 *table = AT(u64, tables_directories[page / BLOCK] & FRAME_MASK);
    paging_write(&table[page / PAGE % 512], page | PRESENT | no_execute);
    forget_page(page);
  }
}

/* Is nothing of it memory of the program? Its pages are those that were made uncached. */
static i32 is_uncached(u64 start, u64 end) {
  for (u64 block = start & -BLOCK; block < end; block += BLOCK) {
    u64 gib = tables_pdpt[block / GIB];
    u64 entry = gib & LARGE ? gib : tables_directories[block / BLOCK];
    if ((entry & (LARGE | UNCACHED)) != (LARGE | UNCACHED)) return 0;
  }
  return 1;
}

/* The GiB of WINDOW that shows the physical GiB; 0 if there is no room for one more. */
static u64 window_of(u64 gib) {
  u64 entry = gib | PRESENT | WRITABLE | LARGE | no_execute | UNCACHED;
  u32 i = 0;
  while (i < windows && (tables_window[i] & ~0x60ull) != entry) i++; /* but for accessed, dirty */
  if (i == 512) return 0;
  if (i == windows) tables_window[windows++] = entry;
  return WINDOW + i * GIB;
}

u64 paging_devices(u64 physical, u64 bytes) {
  if (physical < FOUR_GIB && bytes <= FOUR_GIB - physical) {
    return is_uncached(physical, physical + bytes) ? physical : 0;
  }
  u64 gib = physical & -GIB;
  if (physical < ram_end || physical & ~FRAME_MASK & ~(u64)(PAGE - 1)) return 0;
  if (!cpu.gigabyte_pages || bytes > gib + GIB - physical) return 0;
  u64 window = window_of(gib);
  return window ? window + (physical - gib) : 0;
}

static IN_TRAP const char *describe_write(u64 address) {
  if (address < (u64)image_start || address >= (u64)image_end) {
    return "write to an address where there is no memory";
  }
  if (address < (u64)image_rodata) return "write to the image's code";
  if (address < (u64)image_data) return "write to the image's constants";
  if (is_sealed(address)) return "write to sealed data";
  return "write to the page tables or descriptor tables";
}

const char *paging_describe(u64 address, u32 error) {
  if (error & FAULT_FETCH) {
    return address < PAGE ? "call of a null pointer" : "execution of memory that holds no code";
  }
  if (address < PAGE) {
    return error & FAULT_WRITE ? "write through a null pointer" : "read through a null pointer";
  }
  if (is_guard(address & -(u64)PAGE)) {
    return "overrun of the boot's or a trap's stack: its guard page was hit";
  }
  if (error & FAULT_WRITE) return describe_write(address);
  return error & FAULT_PRESENT ? "read of a page that is open to user mode"
                               : "read of an address where there is no memory";
}

KILN_SMALL_END
