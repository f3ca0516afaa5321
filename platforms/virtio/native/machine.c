/*
 * The start, in order. From start.S on a small stack of its own, with all of the first 4 GiB
 * mapped; to kiln_start on the first fiber's stack, with every page's rights set.
 */
#include "machine.h"

#include <stdarg.h>

KILN_SMALL_BEGIN

#define MAIN_STACK 0x100000 /* addresses; memory comes when touched */

static struct pvh pvh;
static const char *given[WORDS_MAX];
static const char *words[WORDS_MAX + 2] = {"kiln"}; /* an image does not know its file's name */
static i32 argc = 1;
static char *stack_low;

_Noreturn void machine_refuse(const char *part, ...) {
  va_list rest;
  va_start(rest, part);
  serial_text("kiln: ");
  for (; part; part = va_arg(rest, const char *)) serial_text(part);
  va_end(rest);
  serial_text("\n");
  kiln_platform_exit(1);
}

/* Below 4 GiB all is mapped; page 0, where QEMU puts its memory map, until paging_start. */
static u64 lowest = 1;

const void *physical(u64 address, u64 length) {
  if (address < lowest || length > FOUR_GIB || address > FOUR_GIB - length) return 0;
  return AT(const void, address);
}

static void read_loader(u64 start_info) {
  struct range image = {(u64)image_start, (u64)image_end};
  const char *problem = pvh_read(start_info, image, &pvh);
  if (problem) refuse("this machine's loader cannot be used: ", problem);
}

/* What follows `prefix` in `word`; null if it begins otherwise. */
static const char *after(const char *prefix, const char *word) {
  while (*prefix) {
    if (*prefix++ != *word++) return 0;
  }
  return word;
}

static i32 equal(const char *a, const char *b) {
  const char *rest = after(a, b);
  return rest && !*rest;
}

/* The app sees all words but those that loaders add for devices, and the platform's own. */
static void read_words(void) {
  const char *problem = 0;
  i32 count = words_split(pvh.line, given, WORDS_MAX, &problem);
  if (count < 0) refuse(problem);
  for (i32 i = 0; i < count; i++) {
    const char *device = after("virtio_mmio.device=", given[i]);
    if (device) {
      devices_add(device);
    } else if (equal(given[i], "--kiln-boot-ticks")) {
      poweroff_tell_ticks();
    } else {
      words[argc++] = given[i];
    }
  }
  words[argc] = 0;
}

static void run(void) { kiln_start(argc, words, stack_low, stack_low + MAIN_STACK); }

_Noreturn void machine_start(u64 start_info) {
  serial_start();
  traps_start();
  cpu_start();
  read_loader(start_info);
  acpi_start(pvh.rsdp);
  paging_start(pvh.ram, pvh.ranges);
  lowest = PAGE;
  ram_start(pvh.ram, pvh.ranges);
  arena_start();
  apic_start();
  clock_start();
  read_words();
  stack_low = kiln_platform_stack(MAIN_STACK);
  if (!stack_low) refuse("too little memory for the first stack; give the machine more");
  interrupts_on();
  stack_call((u64)stack_low + MAIN_STACK, run);
}

KILN_SMALL_END
