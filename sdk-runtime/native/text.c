/*
 * Java strings for C. A string holds Latin-1 bytes or UTF-16 units in a byte[] (coder 0 or 1);
 * where an image has no field `coder`, every string is Latin-1.
 */
#include "runtime.h"

#include <stdarg.h>

KILN_SMALL_BEGIN

#define FORMATTED_MOST 1000

struct Text {
  char *to;
  u32 length;
  u32 most; /* bytes, the zero at the end included */
};

static void add_byte(struct Text *text, u32 byte) {
  if (text->length + 1 < text->most) text->to[text->length++] = (char)byte;
}

static void add_text(struct Text *text, const char *more) {
  while (*more != 0) add_byte(text, (u8)*more++);
}

/* UTF-8, RFC 3629 §3; a character that does not fit whole is left out. */
static void add_code_point(struct Text *text, u32 c) {
  u32 extra = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  if (text->length + extra + 1 >= text->most) return;
  static const u8 leads[] = {0, 0xc0, 0xe0, 0xf0};
  add_byte(text, leads[extra] | c >> 6 * extra);
  while (extra-- > 0) add_byte(text, 0x80 | (c >> 6 * extra & 0x3f));
}

static void add_utf16(struct Text *text, const u16 *units, u32 count) {
  for (u32 i = 0; i < count; i++) {
    u32 c = units[i];
    if (c >> 10 == 0x36 && i + 1 < count && units[i + 1] >> 10 == 0x37) {
      c = 0x10000 + ((c & 0x3ff) << 10) + (units[++i] & 0x3ff);
    } else if (c >> 11 == 0x1b) {
      c = '?'; /* half of a pair, as String.getBytes writes it */
    }
    add_code_point(text, c);
  }
}

u32 string_utf8(Object *string, char *to, u32 most) {
  struct Text text = {to, 0, most};
  const Array *value = AT(Array, kiln_string_value == 0 ? 0 : FIELD(ref, string, kiln_string_value));
  if (value != 0) {
    const u8 *bytes = elements(value, 0);
    if (kiln_string_coder != 0 && FIELD(u8, string, kiln_string_coder) != 0) {
      add_utf16(&text, (const u16 *)bytes, (u32)value->length / 2);
    } else {
      for (i32 i = 0; i < value->length; i++) add_code_point(&text, bytes[i]);
    }
  }
  text.to[text.length] = 0;
  return text.length;
}

static void add_decimal(struct Text *text, i64 value) {
  char digits[20];
  u32 count = 0;
  u64 rest = value < 0 ? -(u64)value : (u64)value;
  do digits[count++] = (char)('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0) add_byte(text, '-');
  while (count > 0) add_byte(text, (u8)digits[--count]);
}

/* A class as Java source names it: `int[][]` for `[[I`. */
static void add_class(struct Text *text, const Class *c) {
  u32 dimensions = 0;
  for (; c->component != 0; dimensions++) c = AT(Class, c->component);
  add_text(text, class_name(c));
  while (dimensions-- > 0) add_text(text, "[]");
}

/* %s text, %d and %u 32-bit numbers, %c a class; nothing else is in our messages. */
Object *string_format(const char *format, ...) {
  char bytes[FORMATTED_MOST];
  struct Text text = {bytes, 0, sizeof bytes};
  va_list arguments;
  va_start(arguments, format);
  for (; *format != 0; format++) {
    if (*format != '%') {
      add_byte(&text, (u8)*format);
      continue;
    }
    switch (*++format) {
      case 's': add_text(&text, va_arg(arguments, const char *)); break;
      case 'd': add_decimal(&text, va_arg(arguments, i32)); break;
      case 'u': add_decimal(&text, va_arg(arguments, u32)); break;
      case 'c': add_class(&text, va_arg(arguments, const Class *)); break;
    }
  }
  va_end(arguments);
  bytes[text.length] = 0;
  return kiln_string(bytes);
}

KILN_SMALL_END
