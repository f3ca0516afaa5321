/*
 * The end. A machine has no exit status; QEMU has one where it is given
 * `-device isa-debug-exit,iobase=0x501,iosize=2`: the image writes v and QEMU exits with 2v + 1, of
 * which the host sees eight bits. v is made so that ./bnd boot can undo it and never mistakes
 * QEMU's own failure (exit status 1, which would be v = 0) for an app's success:
 *
 *     status 0 to 125   v = status + 1   QEMU exits 3 to 253
 *     any other         v = 127          QEMU exits 255; the console's last line is the status:
 *                                        "kiln: exit status 134"
 *
 * Where there is no such device the write goes nowhere, and the machine is switched off: by ACPI,
 * by the keyboard controller's reset line (what ends Firecracker), by a triple fault.
 *
 * With the boot word --kiln-boot-ticks the image tells at its end what the start took, in ticks of
 * the time stamp counter: "kiln: first byte after 412345 ticks, end after 634567".
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define DEBUG_EXIT 0x501
#define LAST_PLAIN_STATUS 125
#define OTHER_STATUS 127

#define KEYBOARD_COMMAND 0x64
#define KEYBOARD_RESET 0xfe

static u8 tells_ticks;

void poweroff_tell_ticks(void) { tells_ticks = 1; }

static void say_number(u64 value) {
  char digits[24];
  u32 at = sizeof digits - 1;
  digits[at] = 0;
  do digits[--at] = (char)('0' + value % 10);
  while (value /= 10);
  serial_text(digits + at);
}

static void say_status(u8 status) {
  serial_text("kiln: exit status ");
  say_number(status);
  serial_text("\n");
}

static void say_ticks(void) {
  u64 end = read_tsc();
  serial_text("kiln: first byte after ");
  say_number(serial_first_ticks ? serial_first_ticks - start_ticks : 0);
  serial_text(" ticks, end after ");
  say_number(end - start_ticks);
  serial_text("\n");
}

static void triple_fault(void) {
  struct __attribute__((packed)) {
    u16 limit;
    u64 base;
  } none = {0, 0};
  __asm__ volatile("lidt %0; int3" : : "m"(none));
}

_Noreturn void kiln_platform_exit(i32 status) {
  u8 low = (u8)status; /* as a process: the low eight bits */
  interrupts_off();
  if (tells_ticks) say_ticks();
  if (low > LAST_PLAIN_STATUS) say_status(low);
  serial_drain();
  out8(DEBUG_EXIT, low > LAST_PLAIN_STATUS ? OTHER_STATUS : (u8)(low + 1));
  if (low <= LAST_PLAIN_STATUS) say_status(low); /* still here: nobody has taken the status */
  serial_drain();
  acpi_power_off();
  out8(KEYBOARD_COMMAND, KEYBOARD_RESET);
  for (u32 i = 0; i < 1000; i++) in8(KEYBOARD_COMMAND); /* about a millisecond for it to act */
  triple_fault();
  for (;;) __asm__ volatile("cli; hlt");
}

_Noreturn void kiln_platform_abort(void) { kiln_platform_exit(134); }

KILN_SMALL_END
