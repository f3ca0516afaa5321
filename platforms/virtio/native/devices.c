/*
 * Devices that the loader announces on the command line, one word each (Linux
 * Documentation/admin-guide/kernel-parameters.txt): virtio_mmio.device=SIZE@ADDRESS:INTERRUPT[:ID].
 * They are kept for the drivers and not shown to the app.
 */
#include "machine.h"

KILN_SMALL_BEGIN

static KILN_SEALED struct mmio_device devices[DEVICES_MAX];
static KILN_SEALED u32 count;

static i32 digit(char c, u32 base) {
  u32 d = c >= '0' && c <= '9'   ? (u32)(c - '0')
          : c >= 'a' && c <= 'f' ? (u32)(c - 'a' + 10)
          : c >= 'A' && c <= 'F' ? (u32)(c - 'A' + 10)
                                 : 99;
  return d < base ? (i32)d : -1;
}

/* A number as C spells it, without octal; 0 if there is none or it is too large. */
static i32 number(const char **text, u64 *value) {
  const char *at = *text;
  u32 base = 10;
  if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X')) {
    base = 16;
    at += 2;
  }
  const char *start = at;
  *value = 0;
  for (i32 d; (d = digit(*at, base)) >= 0; at++) {
    if (*value > (~0ull - (u64)d) / base) return 0;
    *value = *value * base + (u64)d;
  }
  *text = at;
  return at != start;
}

static i32 size(const char **text, u64 *value) {
  if (!number(text, value)) return 0;
  u32 shift = **text == 'K' || **text == 'k' ? 10 : **text == 'M' || **text == 'm' ? 20 : 0;
  if (shift) (*text)++;
  if (*value > ~0ull >> shift) return 0;
  *value <<= shift;
  return 1;
}

i32 devices_parse(const char *text, struct mmio_device *device) {
  u64 interrupt, id;
  if (!size(&text, &device->size) || *text++ != '@') return 0;
  if (!number(&text, &device->address) || *text++ != ':') return 0;
  if (!number(&text, &interrupt) || interrupt > 255) return 0;
  if (*text == ':' && (text++, !number(&text, &id))) return 0;
  device->interrupt = (u32)interrupt;
  return *text == 0 && device->size >= 0x100 && device->address % 4 == 0 &&
         device->address <= ~0ull - device->size;
}

void devices_add(const char *text) {
  struct mmio_device device;
  if (!devices_parse(text, &device)) {
    refuse("the command line's virtio_mmio.device=", text,
           " is malformed; it is SIZE@ADDRESS:INTERRUPT, as in 4K@0xd0000000:5");
  }
  if (count == DEVICES_MAX) refuse("more than 32 virtio_mmio.device words");
  devices[count++] = device;
}

u32 devices_count(void) { return count; }

const struct mmio_device *devices_get(u32 index) {
  return &devices[index < count ? index : 0];
}

KILN_SMALL_END
