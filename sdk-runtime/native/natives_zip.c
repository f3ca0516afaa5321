/*
 * Natives of java.util.zip: CRC-32 (ISO 3309, as RFC 1952 §8 uses it, eight bytes a step) and
 * Adler-32 (RFC 1950 §8.2).
 */
#include "runtime.h"

#define CRC_POLYNOMIAL 0xedb88320u /* reversed */
#define ADLER_BASE 65521u          /* the largest prime below 2^16 */
#define ADLER_MOST 5552            /* bytes before the sums may pass 2^32 */

static u32 crc_tables[8][256]; /* [k][b]: what byte b does to the CRC k bytes later */

static void make_crc_tables(void) {
  for (u32 i = 0; i < 256; i++) {
    u32 crc = i;
    for (u32 bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? CRC_POLYNOMIAL : 0);
    crc_tables[0][i] = crc;
  }
  for (u32 k = 1; k < 8; k++) {
    for (u32 i = 0; i < 256; i++) {
      u32 crc = crc_tables[k - 1][i];
      crc_tables[k][i] = crc >> 8 ^ crc_tables[0][crc & 255];
    }
  }
}

static u32 crc_update(u32 crc, const u8 *bytes, u64 count) {
  if (crc_tables[0][1] == 0) make_crc_tables();
  crc = ~crc;
  for (; count >= 8; count -= 8, bytes += 8) {
    u64 word;
    __builtin_memcpy(&word, bytes, 8);
    word ^= crc;
    crc = 0;
    for (u32 i = 0; i < 8; i++) crc ^= crc_tables[7 - i][word >> 8 * i & 255];
  }
  for (; count > 0; count--) crc = crc >> 8 ^ crc_tables[0][(crc ^ *bytes++) & 255];
  return ~crc;
}

static u32 adler_update(u32 adler, const u8 *bytes, u64 count) {
  u32 a = adler & 0xffff, b = adler >> 16;
  while (count > 0) {
    u64 part = count < ADLER_MOST ? count : ADLER_MOST;
    count -= part;
    for (; part > 0; part--) b += a += *bytes++;
    a %= ADLER_BASE;
    b %= ADLER_BASE;
  }
  return b << 16 | a;
}

static const u8 *bytes_of(Object *array, i32 from) {
  return (const u8 *)elements((const Array *)array, 0) + from;
}

i32 kiln_java_util_zip_CRC32_update(i32 crc, i32 byte) {
  u8 one = (u8)byte;
  return (i32)crc_update((u32)crc, &one, 1);
}

i32 kiln_java_util_zip_CRC32_updateBytes0(i32 crc, Object *array, i32 from, i32 count) {
  return (i32)crc_update((u32)crc, bytes_of(array, from), (u64)count);
}

i32 kiln_java_util_zip_CRC32_updateByteBuffer0(i32 crc, i64 address, i32 from, i32 count) {
  return (i32)crc_update((u32)crc, AT(u8, address) + from, (u64)count);
}

i32 kiln_java_util_zip_Adler32_update(i32 adler, i32 byte) {
  u8 one = (u8)byte;
  return (i32)adler_update((u32)adler, &one, 1);
}

i32 kiln_java_util_zip_Adler32_updateBytes(i32 adler, Object *array, i32 from, i32 count) {
  return (i32)adler_update((u32)adler, bytes_of(array, from), (u64)count);
}

i32 kiln_java_util_zip_Adler32_updateByteBuffer(i32 adler, i64 address, i32 from, i32 count) {
  return (i32)adler_update((u32)adler, AT(u8, address) + from, (u64)count);
}
