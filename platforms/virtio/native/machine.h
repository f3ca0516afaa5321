/*
 * What the files of this platform offer each other, under the name of the file that defines it.
 * What they offer the runtime is platform.h.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include "descriptors.h"
#include "platform.h"
#include "words.h"
#include "x86.h"

#define PAGE 4096u
#define FOUR_GIB 0x100000000ull
#define TABLES_BORDERS 6 /* 2 MiB blocks that need 4 KiB pages; image.lds makes room for as many */

struct range {
  u64 start; /* inclusive */
  u64 end;   /* exclusive */
};

/* --- image.lds: addresses, all on page borders --- */
extern char image_start[], image_rodata[], image_data[], image_end[];
extern char fixed_start[], fixed_end[]; /* written until paging_start, read-only afterwards */
extern char kiln_sealed_start[], kiln_sealed_end[]; /* until kiln_platform_seal */
extern char boot_stack_low[], fault_stack_low[], interrupt_stack_low[]; /* guards are below */
extern char fault_stack_high[], interrupt_stack_high[];

/* Entries of page tables (SDM 3 §4.5). */
#define PRESENT 1ull
#define WRITABLE 2ull
#define UNCACHED 0x18ull /* PWT and PCD: strong uncacheable with the PAT of a reset, SDM 3 §11.12 */
#define LARGE 0x80ull
#define NO_EXECUTE (1ull << 63)
#define FRAME_MASK 0x000ffffffffff000ull
extern u64 tables[512], tables_pdpt[512], tables_directories[4 * 512];
extern u64 tables_borders[TABLES_BORDERS][512];
extern u64 tables_arena[512];  /* page directory pointers of the stacks' arena */
extern u64 tables_window[512]; /* and of the window to devices above 4 GiB */

/* --- start.S --- */
extern u64 start_ticks; /* the time stamp counter at the first instruction */
_Noreturn void stack_call(u64 high, void (*entry)(void));

/* --- machine.c: the order of the start --- */
_Noreturn void machine_start(u64 start_info);
/* Prints "kiln: " and the parts up to a null, and ends the machine with status 1. */
_Noreturn void machine_refuse(const char *part, ...);
#define refuse(...) machine_refuse(__VA_ARGS__, (const char *)0)

/* --- cpu.c --- */
struct cpu {
  u8 nx, gigabyte_pages, kvmclock, apic;
  u8 emulated; /* by QEMU, without help of the host's processor */
  u32 tsc_khz; /* as CPUID tells it; 0 if it does not */
};
extern struct cpu cpu;
void cpu_start(void);

/* --- serial.c --- */
void serial_start(void);
void serial_write(const u8 *bytes, u64 length);
void serial_text(const char *text);
void serial_drain(void);
extern u64 serial_first_ticks; /* the time stamp counter before the first byte; 0: none yet */

/* --- poweroff.c --- */
void poweroff_tell_ticks(void); /* from now on the end tells how long the start took */

/* --- paging.c --- */
/* Gives every part of the address space its rights; memory that is not RAM is for devices. */
void paging_start(const struct range *ram, u32 count);
/* The address of device registers at a physical address, uncached; 0 if they cannot be reached. */
u64 paging_devices(u64 physical, u64 bytes);
/* Writes an entry of the tables in .fixed, which are read-only for everybody else. */
void paging_write(u64 *entry, u64 value) IN_TRAP;
/* What was wrong with an access that faulted, for people. */
const char *paging_describe(u64 address, u32 error) IN_TRAP;

/* --- ram.c: physical memory, for the heap and in frames of one page --- */
void ram_start(const struct range *ram, u32 count);
u64 frames_take(void) IN_TRAP; /* 0: none left; content undefined */
void frames_give(u64 frame) IN_TRAP;
i32 frames_are_left(u64 count); /* at least so many? */
/*
 * First thing in what the runtime calls here: touches the stack below, so that no page fault, whose
 * handler takes frames too, comes in the middle of taking one.
 */
static inline __attribute__((always_inline)) void frames_no_fault_ahead(void) {
  volatile u8 ahead[1024];
  ahead[0] = 0;
  (void)ahead[0];
}

/* What came of a touch of a page that is absent. */
enum touch { TOUCH_ELSEWHERE, TOUCH_COMMITTED, TOUCH_GUARD, TOUCH_NO_MEMORY };

/* --- lazy.c: memory that is cleared when it is first touched --- */
i32 lazy_add(u64 start, u64 end); /* page borders; 0: no memory for page tables */
enum touch lazy_touch(u64 address) IN_TRAP;

/* --- arena.c: stacks of fibers --- */
void arena_start(void);
enum touch arena_touch(u64 address) IN_TRAP;

/* --- traps.c --- */
void traps_start(void);
extern volatile u32 traps_events;  /* vectors 0x20 to 0x3f that came since somebody cleared a bit */

/* --- apic.c: the local interrupt controller and its timer --- */
#define VECTOR_TIMER 0x20
#define VECTOR_SERIAL 0x21
#define VECTOR_DEVICES 0x30 /* all virtio devices: whoever waits looks at all of them */
#define VECTOR_SPURIOUS 0xff
void apic_start(void);
void apic_done(void) IN_TRAP;      /* end of interrupt */
u32 apic_timer_counts(u64 nanos);  /* at least 1, at most what the register holds: then it is early */
void apic_timer_start(u32 counts) IN_TRAP; /* one interrupt, after so many */
void timer_fired(void) IN_TRAP;    /* the interrupt's part in waiting and ticking (idle.c) */
u32 apic_id(void);

/* --- ioapic.c: interrupt lines of devices --- */
/* A rising edge of the line is an interrupt with that vector from now on; 0: no such line. */
i32 ioapic_route(u32 line, u32 vector);

/* --- tsc.c: time --- */
void clock_start(void);
u64 clock_nanos(u64 ticks); /* of the TSC */

/* --- rtc.c: the battery-backed clock --- */
i64 rtc_seconds(void); /* since 1970-01-01T00:00Z; -1: there is none */

/* --- acpi.c --- */
void acpi_start(u64 rsdp); /* 0: to be searched */
void acpi_power_off(void); /* returns if the tables tell no way */
u16 acpi_timer_port(void); /* 0: no PM timer */

/* --- pvh.c --- */
#define PVH_MAX_RANGES 130
#define PVH_MAX_LINE 4096

struct pvh {
  u32 ranges;
  struct range ram[PVH_MAX_RANGES]; /* ascending, apart, on page borders, reserved parts cut out */
  u64 rsdp;
  char line[PVH_MAX_LINE]; /* the command line, zero-terminated */
};
/* The `length` bytes at a physical address for reading, or null if they are not all mapped. */
const void *physical(u64 address, u64 length);
/* Reads the start info at `address`. Gives null, or the sentence that says what is wrong. */
const char *pvh_read(u64 address, struct range image, struct pvh *pvh);

/* --- devices.c --- */
#define DEVICES_MAX 32
struct mmio_device {
  u64 address;
  u64 size;
  u32 interrupt;
};
/* Reads `SIZE@ADDRESS:INTERRUPT[:ID]`, what follows virtio_mmio.device=; 0 if it is malformed. */
i32 devices_parse(const char *text, struct mmio_device *device);
void devices_add(const char *text);
u32 devices_count(void);
const struct mmio_device *devices_get(u32 index);

#endif
