/*
 * The I/O interrupt controller: brings the lines of devices to the local one (Intel 82093AA data
 * sheet). Only the first, at its usual place, with lines 0 to 23: QEMU's machines, Firecracker and
 * Cloud Hypervisor all have that one. It is touched when the first line is wanted.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define MEMORY 0xfec00000ull
#define SELECT 0x00
#define WINDOW 0x10
#define VERSION 1
#define REDIRECTION 0x10 /* two registers of 32 bits for each line */
#define MASKED 0x10000

static u32 lines; /* 0 until it was looked at, and where there is none */

static u32 read(u32 index) {
  *AT(volatile u32, MEMORY + SELECT) = index;
  return *AT(volatile u32, MEMORY + WINDOW);
}

static void write(u32 index, u32 value) {
  *AT(volatile u32, MEMORY + SELECT) = index;
  *AT(volatile u32, MEMORY + WINDOW) = value;
}

/* Firmware may have left lines open, to vectors of its own. */
static void start(void) {
  u32 version = read(VERSION);
  if (version == ~0u || version == 0) return;
  lines = (version >> 16 & 0xff) + 1;
  for (u32 i = 0; i < lines; i++) write(REDIRECTION + 2 * i, MASKED);
}

i32 ioapic_route(u32 line, u32 vector) {
  if (lines == 0) start();
  if (line >= lines) return 0;
  write(REDIRECTION + 2 * line + 1, apic_id() << 24);
  write(REDIRECTION + 2 * line, vector); /* fixed, to one processor, edge, active high */
  return 1;
}

KILN_SMALL_END
