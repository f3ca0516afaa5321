/*
 * ACPI tables, good and hostile: switching off must write what the tables say to where they say,
 * and with tables that are cut, looped or wrong, nothing to anywhere but an I/O port.
 */
#include "machine.h"
#include "process.h"

static u32 writes, last_port, last_value, last_width;

static void wrote(u32 port, u32 value, u32 width) {
  writes++;
  last_port = port;
  last_value = value;
  last_width = width;
}

static void fake_out8(u16 port, u8 value) { wrote(port, value, 8); }
static void fake_out16(u16 port, u16 value) { wrote(port, value, 16); }
#define out8 fake_out8
#define out16 fake_out16
#include "acpi.c.h"

#define MEMORY 0x100000u
#define ROUNDS 50000
#define RSDP 0xe0010
#define XSDT 0x20000
#define RSDT 0x21000
#define FADT 0x22000
#define DSDT 0x23000

static u8 *memory; /* nothing is mapped behind it */

const void *physical(u64 address, u64 length) {
  if (address < PAGE || length > MEMORY || address > MEMORY - length) return 0;
  return memory + address;
}

static void put32(u64 at, u64 value) { *(u32 *)(memory + at) = (u32)value; }
static void put64(u64 at, u64 value) { *(u64 *)(memory + at) = value; }

static void put_name(u64 at, const char *name) {
  while (*name) memory[at++] = (u8)*name++;
}

static void fix_sum(u64 at, u32 length, u32 place) {
  memory[at + place] = 0;
  u8 sum = 0;
  for (u32 i = 0; i < length; i++) sum = (u8)(sum + memory[at + i]);
  memory[at + place] = (u8)-sum;
}

static void seal(u64 at, const char *name, u32 length) {
  put_name(at, name);
  put32(at + 4, length);
  fix_sum(at, length, 9);
}

/* As QEMU's pc has them, but for the sleep types, which are 0 there. */
static void make_good(i32 reduced, i32 xsdt) {
  for (u32 i = 0; i < 0x4000; i++) memory[XSDT + i] = 0;
  memory[RSDP + 15] = xsdt ? 2 : 0;
  put_name(RSDP, "RSD PTR ");
  put32(RSDP + 16, xsdt ? 0 : RSDT);
  put64(RSDP + 24, xsdt ? XSDT : 0);
  fix_sum(RSDP, 20, 8);
  put64(XSDT + 36, DSDT); /* not what is looked for */
  put64(XSDT + 44, FADT);
  seal(XSDT, "XSDT", 52);
  put32(RSDT + 36, FADT);
  seal(RSDT, "RSDT", 40);
  put32(FADT + 40, DSDT);
  put32(FADT + 64, 0x604);
  put32(FADT + 76, 0x608);
  put32(FADT + 112, reduced ? 1u << 20 : 0);
  memory[FADT + 244] = 1;
  put64(FADT + 248, 0x3c0);
  seal(FADT, "FACP", 256);
  static const u8 s5[] = {0x08, '_', 'S', '5', '_', 0x12, 0x08, 0x04, 0x0a, 5, 0x0a, 3, 0, 0};
  for (u32 i = 0; i < sizeof s5; i++) memory[DSDT + 40 + i] = s5[i];
  seal(DSDT, "DSDT", 60);
}

static void forget(u64 address) {
  writes = 0;
  searched = 0;
  fadt = 0;
  fadt_length = 0;
  acpi_start(address);
}

static void good_tables(void) {
  round_name = "good tables";
  for (u32 i = 0; i < 8; i++) {
    round_number = i;
    make_good(i & 1, i & 2);
    forget(i & 4 ? RSDP : 0);
    acpi_power_off();
    if (i & 1) {
      require(writes == 1 && last_port == 0x3c0 && last_value == (5 << 2 | 1 << 5) &&
                  last_width == 8, "the sleep control register is written");
    } else {
      require(writes == 1 && last_port == 0x604 && last_value == (5 << 10 | 1 << 13) &&
                  last_width == 16, "the PM1a control register is written");
    }
    require(acpi_timer_port() == 0x608, "the PM timer is found");
  }
}

static void spoiled_tables(void) {
  static const u32 places[] = {RSDP, XSDT, RSDT, FADT, DSDT};
  u32 silent = 0;
  round_name = "spoiled tables";
  for (round_number = 0; round_number < ROUNDS; round_number++) {
    make_good((i32)random_below(2), (i32)random_below(2));
    u32 place = places[random_below(5)];
    for (u64 n = random_below(4); n > 0; n--) memory[place + random_below(64)] = (u8)random64();
    if (random_below(2)) put64(place + 36 + random_below(16), random64() >> random_below(64));
    if (random_below(2)) put32(place + 4, MEMORY - place + random_below(16));
    if (random_below(2)) fix_sum(place, *(u32 *)(memory + place + 4) % 0x1000, 9);
    forget(random_below(8) ? RSDP : random64() >> random_below(64));
    acpi_power_off();
    acpi_timer_port();
    silent += writes == 0;
    require(writes <= 2, "few writes");
  }
  require(silent > ROUNDS / 10, "most spoiled tables are refused");
}

void test(void) {
  memory = take_memory(MEMORY);
  random_state = 19970101;
  good_tables();
  spoiled_tables();
}
