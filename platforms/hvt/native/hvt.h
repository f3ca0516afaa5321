/* What the files of this platform offer each other, under the name of the file that defines it. */
#ifndef HVT_H
#define HVT_H

#include "descriptors.h"
#include "solo5.h"

#define FOUR_GIB 0x100000000ull
#define BORDER_TABLES 8  /* 2 MiB blocks of the image, which need pages of 4 KiB */
#define GUARD_TABLES 16  /* and of stacks, for their guards */

/* --- image.lds: addresses, all on page borders --- */
extern char image_rodata[], image_data[], fixed_start[], fixed_end[];
extern char fault_stack_low[], fault_stack_high[]; /* the guard is below */
extern u64 tables[512], tables_pdpt[512], tables_directories[4 * 512];
extern u64 tables_small[BORDER_TABLES + GUARD_TABLES][512];

/*
 * A hypercall: the address of its argument goes to a port of its own; the tender acts before the next
 * instruction. Arguments and what they point to lie below 4 GiB, and end below the end of memory.
 */
enum { WALLTIME = 1, PUTS, POLL, BLOCK_WRITE, BLOCK_READ, NET_WRITE, NET_READ, HALT };
#define FIRST_PORT 0x500
#define LAST_PORT 0x508
#define RING_PORT 0x600 /* and the three behind it, as it is written with 32 bits */

static inline void hypercall(u32 number, void *argument) {
  out32((u16)(FIRST_PORT + number), (u32)(u64)argument);
}

enum { R_OK = 0, R_AGAIN = 1 };

/* --- start.S --- */
void enter_user(void);
void guard_call(u64 page);

/* --- paging.c --- */
void paging_guard(u64 page) IN_TRAP; /* in ring 0 */
void paging_start(u64 memory, u64 ring);
const char *paging_describe(u64 address, u32 error) IN_TRAP;

/* --- time.c --- */
void clock_start(u64 rate); /* of the time stamp counter, Hz */

/* --- net.c --- */
void ring_start(u64 address); /* of the ring; 0 if there is none */

#endif
