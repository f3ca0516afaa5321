/*
 * As much of ACPI as it takes to switch the machine off and to find one timer: RSDP -> RSDT or XSDT
 * -> FADT -> DSDT, with every table's length and checksum checked first (ACPI 6.5 §5.2). AML is not
 * interpreted: the sleep type of \_S5 is searched for in the DSDT's bytes, where it is a constant.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define SEARCH_START 0xe0000 /* where firmware leaves the RSDP when the loader does not tell */
#define SEARCH_END 0x100000
#define MAX_TABLE 0x100000

#define HEADER 36 /* bytes of every table's header */
/* Offsets in the FADT, §5.2.9. */
#define FADT_DSDT 40
#define FADT_PM1A_CONTROL 64
#define FADT_PM1B_CONTROL 68
#define FADT_PM_TIMER 76
#define FADT_FLAGS 112
#define FADT_SLEEP_CONTROL 244 /* a generic address: space, width, offset, access, u64 address */
#define HARDWARE_REDUCED (1u << 20)

#define SLEEP_ENABLE_PM1 (1u << 13)
#define SLEEP_TYPE_PM1_SHIFT 10
#define SLEEP_ENABLE_REDUCED (1u << 5)
#define SLEEP_TYPE_REDUCED_SHIFT 2

#define AML_ZERO 0x00
#define AML_ONE 0x01
#define AML_BYTE 0x0a
#define AML_PACKAGE 0x12

static u64 rsdp;
static u8 searched;
static const u8 *fadt;
static u32 fadt_length;

static u32 read32(const u8 *at) {
  return (u32)at[0] | (u32)at[1] << 8 | (u32)at[2] << 16 | (u32)at[3] << 24;
}

static u64 read64(const u8 *at) { return read32(at) | (u64)read32(at + 4) << 32; }

static i32 sums_to_zero(const u8 *bytes, u32 length) {
  u8 sum = 0;
  for (u32 i = 0; i < length; i++) sum = (u8)(sum + bytes[i]);
  return sum == 0;
}

static i32 named(const u8 *at, const char *name, u32 length) {
  for (u32 i = 0; i < length; i++) {
    if (at[i] != (u8)name[i]) return 0;
  }
  return 1;
}

/* The table at `address` if it is whole; its length goes to `*length`. `name` null: any. */
static const u8 *table(u64 address, const char *name, u32 *length) {
  const u8 *header = physical(address, HEADER);
  if (!header || (name && !named(header, name, 4))) return 0;
  *length = read32(header + 4);
  if (*length < HEADER || *length > MAX_TABLE || !physical(address, *length)) return 0;
  return sums_to_zero(header, *length) ? header : 0;
}

static const u8 *check_rsdp(u64 address) {
  const u8 *r = physical(address, 36);
  return r && named(r, "RSD PTR ", 8) && sums_to_zero(r, 20) ? r : 0;
}

static const u8 *find_rsdp(void) {
  if (rsdp) return check_rsdp(rsdp);
  for (u64 at = SEARCH_START; at < SEARCH_END; at += 16) {
    const u8 *r = check_rsdp(at);
    if (r) return r;
  }
  return 0;
}

/* Looks through the table of tables, whose entries are 4 bytes wide (RSDT) or 8 (XSDT). */
static void find_fadt_in(u64 address, const char *name, u32 width) {
  u32 length;
  const u8 *list = table(address, name, &length);
  for (u32 at = HEADER; list && at + width <= length; at += width) {
    fadt = table(width == 8 ? read64(list + at) : read32(list + at), "FACP", &fadt_length);
    if (fadt) return;
  }
}

static void find_fadt(void) {
  if (searched) return;
  searched = 1;
  const u8 *r = find_rsdp();
  if (!r) return;
  if (r[15] >= 2) find_fadt_in(read64(r + 24), "XSDT", 8);
  if (!fadt) find_fadt_in(read32(r + 16), "RSDT", 4);
}

/* A field of the FADT; 0 where the table is too old to have it. */
static u32 field32(u32 offset) {
  return fadt && offset + 4 <= fadt_length ? read32(fadt + offset) : 0;
}

/* A small constant of AML at `at`: ZeroOp, OneOp or BytePrefix and the byte; else -1. */
static i32 constant(const u8 *at, const u8 *end, u32 *used) {
  *used = 1;
  if (at >= end) return -1;
  if (*at == AML_ZERO || *at == AML_ONE) return *at;
  *used = 2;
  return *at == AML_BYTE && at + 1 < end ? at[1] : -1;
}

/* Sleep types of \_S5: Name(_S5_, Package(n) {a, b, ...}); b is for PM1b. */
static i32 sleep_types(i32 *a, i32 *b) {
  u32 length, used;
  const u8 *dsdt = table(field32(FADT_DSDT), "DSDT", &length);
  if (!dsdt) return 0;
  const u8 *end = dsdt + length;
  for (const u8 *at = dsdt + HEADER; at + 8 < end; at++) {
    if (!named(at, "_S5_", 4) || at[4] != AML_PACKAGE) continue;
    /* PkgLength tells its own size; NumElements follows. */
    const u8 *elements = at + 5 + 1 + (at[5] >> 6) + 1;
    *a = constant(elements, end, &used);
    *b = *a < 0 ? -1 : constant(elements + used, end, &used);
    return *a >= 0 && *a < 8;
  }
  return 0;
}

static void power_off_reduced(i32 type) {
  u8 value = (u8)((u32)type << SLEEP_TYPE_REDUCED_SHIFT | SLEEP_ENABLE_REDUCED);
  const u8 *control = fadt + FADT_SLEEP_CONTROL;
  u64 address = read64(control + 4);
  if (control[0] == 1 && address < 0x10000) {
    out8((u16)address, value);
  } else if (control[0] == 0 && physical(address, 1)) {
    *AT(volatile u8, address) = value;
  }
}

void acpi_start(u64 address) { rsdp = address; }

u16 acpi_timer_port(void) {
  find_fadt();
  u32 port = field32(FADT_PM_TIMER);
  return port < 0x10000 ? (u16)port : 0;
}

void acpi_power_off(void) {
  i32 a, b;
  find_fadt();
  if (!fadt || !sleep_types(&a, &b)) return;
  if (field32(FADT_FLAGS) & HARDWARE_REDUCED) {
    if (FADT_SLEEP_CONTROL + 12 <= fadt_length) power_off_reduced(a);
    return;
  }
  u32 port_a = field32(FADT_PM1A_CONTROL), port_b = field32(FADT_PM1B_CONTROL);
  if (port_a == 0 || port_a >= 0x10000) return;
  out16((u16)port_a, (u16)((u32)a << SLEEP_TYPE_PM1_SHIFT | SLEEP_ENABLE_PM1));
  if (port_b && port_b < 0x10000 && b >= 0) {
    out16((u16)port_b, (u16)((u32)b << SLEEP_TYPE_PM1_SHIFT | SLEEP_ENABLE_PM1));
  }
}

KILN_SMALL_END
