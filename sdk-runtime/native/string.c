/* Java strings from UTF-8: Latin-1 where all characters fit in a byte, else UTF-16 (JEP 254). */
#include "runtime.h"

extern Class kiln_class_java_lang_String, kiln_class__3B; /* String and byte[] */

#define UTF16 1 /* String.coder */

/* The next code point of text that is known to be well formed; null-terminated. */
static u32 next_code_point(const u8 **at) {
  const u8 *p = *at;
  u32 first = *p++;
  u32 more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  u32 point = more == 0 ? first : first & (0x3f >> more);
  for (u32 i = 0; i < more && (*p & 0xc0) == 0x80; i++) point = point << 6 | (*p++ & 0x3f);
  *at = p;
  return point;
}

Object *kiln_string(const char *utf8) {
  u32 units = 0, wide = 0;
  for (const u8 *at = (const u8 *)utf8; *at != 0;) {
    u32 point = next_code_point(&at);
    units += point > 0xffff ? 2 : 1;
    wide |= point > 0xff;
  }
  Object *bytes = kiln_new_array(&kiln_class__3B, (i32)(units << wide));
  if (bytes == 0) return 0;
  Object *string = kiln_allocate(&kiln_class_java_lang_String, kiln_class_java_lang_String.size);
  if (string == 0) return 0;
  u8 *narrow = elements((Array *)bytes, 0);
  for (const u8 *at = (const u8 *)utf8; *at != 0;) {
    u32 point = next_code_point(&at);
    if (!wide) {
      *narrow++ = (u8)point;
      continue;
    }
    u16 pair[2] = {(u16)point, 0};
    u32 count = point > 0xffff ? 2 : 1;
    if (count == 2) {
      pair[0] = (u16)(0xd800 + ((point - 0x10000) >> 10));
      pair[1] = (u16)(0xdc00 + (point & 0x3ff));
    }
    memcpy(narrow, pair, count * 2);
    narrow += count * 2;
  }
  FIELD(ref, string, kiln_string_value) = REF(bytes);
  if (kiln_string_coder != 0) FIELD(u8, string, kiln_string_coder) = wide ? UTF16 : 0;
  return string;
}
