/*
 * The runtime's own words to the console: fatal messages, dumps of fibers, wrong boot words.
 * Allocates nothing and throws nothing.
 */
#include "runtime.h"

KILN_SMALL_BEGIN

__attribute__((weak)) void kiln_platform_write_error(const u8 *bytes, u64 length) {
  kiln_platform_write(bytes, length);
}

void print_bytes(const u8 *bytes, u64 count) { kiln_platform_write_error(bytes, count); }

void print(const char *text) { print_bytes((const u8 *)text, strlen(text)); }

void print_decimal(i64 value) {
  u8 digits[20];
  u32 at = sizeof digits;
  u64 rest = value < 0 ? -(u64)value : (u64)value;
  do {
    digits[--at] = (u8)('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) digits[--at] = '-';
  print_bytes(digits + at, sizeof digits - at);
}

void print_hex(u64 value, u32 digits) {
  u8 text[18] = "0x";
  for (u32 i = 0; i < digits; i++) {
    text[2 + i] = (u8) "0123456789abcdef"[value >> 4 * (digits - 1 - i) & 15];
  }
  print_bytes(text, 2 + digits);
}

void print_string(Object *string) {
  char text[200];
  if (string == 0) {
    print("null");
    return;
  }
  print_bytes((u8 *)text, string_utf8(string, text, sizeof text));
}

u32 text_equal(const char *a, const char *b) {
  while (*a != 0 && *a == *b) a++, b++;
  return *a == *b;
}

KILN_SMALL_END
