/*
 * The date: the MC146818 real-time clock behind I/O ports 0x70 and 0x71, as every PC has it and
 * QEMU's machines do. It has whole seconds only. (Motorola MC146818A data sheet.)
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define INDEX 0x70
#define DATA 0x71
#define NMI_OFF 0x80

#define REGISTER_A 10
#define UPDATE_IN_PROGRESS 0x80
#define REGISTER_B 11
#define HOURS_24 0x02
#define BINARY 0x04
#define CENTURY 50 /* no part of the chip; where firmware and QEMU keep it */
#define PM 0x80

#define TRIES 1000

struct date {
  u8 second, minute, hour, day, month, year, century;
};

static u8 read(u8 index) {
  out8(INDEX, index | NMI_OFF);
  return in8(DATA);
}

static struct date read_date(void) {
  return (struct date){read(0), read(2), read(4), read(7), read(8), read(9), read(CENTURY)};
}

static i32 same(struct date a, struct date b) {
  return a.second == b.second && a.minute == b.minute && a.hour == b.hour && a.day == b.day &&
         a.month == b.month && a.year == b.year && a.century == b.century;
}

static u8 plain(u8 value, u8 format) {
  return format & BINARY ? value : (u8)((value >> 4) * 10 + (value & 15));
}

static u8 plain_hour(u8 hour, u8 format) {
  if (format & HOURS_24) return plain(hour, format);
  u8 h = plain(hour & (u8)~PM, format) % 12;
  return hour & PM ? (u8)(h + 12) : h;
}

/* Days from 1970-01-01 to the first of March of `year`, counted in years that begin in March, so
   that a leap day comes last. */
static i64 days_to_march(i64 year) {
  return year * 365 + year / 4 - year / 100 + year / 400 - 719468;
}

static i64 to_seconds(struct date d, u8 format) {
  u32 second = plain(d.second, format), minute = plain(d.minute, format);
  u32 hour = plain_hour(d.hour, format), day = plain(d.day, format), month = plain(d.month, format);
  u32 century = plain(d.century, format);
  if (second > 60 || minute > 59 || hour > 23 || day < 1 || day > 31 || month < 1 || month > 12) {
    return -1;
  }
  i64 year = (century >= 19 && century <= 22 ? century * 100 : 2000) + plain(d.year, format);
  u32 march_month = (month + 9) % 12;
  i64 march_year = month < 3 ? year - 1 : year;
  i64 days = days_to_march(march_year) + (153 * march_month + 2) / 5 + day - 1;
  return days * 86400 + hour * 3600 + minute * 60 + second;
}

i64 rtc_seconds(void) {
  if (read(REGISTER_A) == 0xff) return -1; /* nothing answers */
  for (u32 i = 0; i < TRIES; i++) {
    if (read(REGISTER_A) & UPDATE_IN_PROGRESS) continue; /* at most 2 ms of every second */
    struct date once = read_date();
    if (!same(once, read_date())) continue; /* a second went by between two registers */
    return to_seconds(once, read(REGISTER_B));
  }
  return -1;
}

KILN_SMALL_END
