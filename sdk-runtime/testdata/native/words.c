/* memcpy and its kin against the plain way, at all short sizes, offsets and overlaps. */
#include "java.h"

#define OTHER_PAGE 4096
#define SIZE (2 * OTHER_PAGE)

static u8 ours[SIZE], model[SIZE], source[SIZE];

static void fill(void) {
  for (u32 i = 0; i < SIZE; i++) ours[i] = model[i] = source[i] = (u8)random64();
}

static void same(const char *what) {
  for (u32 i = 0; i < SIZE; i++) check(ours[i] == model[i], what);
}

static void move_plainly(u32 to, u32 from, u32 count) {
  if (to < from) {
    for (u32 i = 0; i < count; i++) model[to + i] = model[from + i];
  } else {
    for (u32 i = count; i-- > 0;) model[to + i] = model[from + i];
  }
}

i32 test_main(void) {
  for (u32 round = 0; round < 40000; round++) {
    u32 count = (u32)(random64() % (round % 10 == 0 ? 1500 : 140));
    u32 to = (u32)(random64() % 2000), from = (u32)(random64() % 2000);
    if (round % 3 == 0) from = to + (u32)(random64() % 70);
    if (round % 3 == 1) to = from + (u32)(random64() % 70);
    if (round % 7 == 0) to = from + OTHER_PAGE + (u32)(random64() % 70); /* string_is_slow */
    if (round % 100 == 0) fill();
    memmove(ours + to, ours + from, count);
    move_plainly(to, from, count);
    if (round % 50 == 0) same("memmove");
    memcpy(ours + to, source + from, count);
    for (u32 i = 0; i < count; i++) model[to + i] = source[from + i];
    if (round % 50 == 1) same("memcpy");
    memset(ours + from, (i32)round, count);
    for (u32 i = 0; i < count; i++) model[from + i] = (u8)round;
    if (round % 50 == 2) same("memset");
    i32 order = memcmp(ours + to, source + from, count);
    i32 plain = 0;
    for (u32 i = 0; i < count && plain == 0; i++) plain = ours[to + i] - source[from + i];
    check((order > 0) == (plain > 0) && (order < 0) == (plain < 0), "memcmp");
  }
  same("all");
  print("words hold\n");
  return 0;
}
