/* The console: output as messages, input as it was told and nobody has read yet. */
#include "runtime.h"
#include "sim.h"

#define INPUT (64u << 10)

static u8 input[INPUT];
static u32 input_first, input_end;
static u32 ended;

void kiln_platform_write(const u8 *bytes, u64 length) { wire_say(SAY_OUTPUT, 0, 0, bytes, length); }

void kiln_platform_write_error(const u8 *bytes, u64 length) {
  wire_say(SAY_ERROR, 0, 0, bytes, length);
}

static void told(u64 length) {
  if (length == 0) ended = 1;
  memmove(input, input + input_first, input_end - input_first);
  input_end -= input_first;
  input_first = 0;
  u64 taken = length < INPUT - input_end ? length : INPUT - input_end;
  wire_take(input + input_end, taken);
  input_end += (u32)taken;
  wire_skip(length - taken); /* who types more than that ahead of the app loses it, as on a tty */
}

void console_start(void) { wire_listen(TOLD_INPUT, told); }

i64 kiln_platform_read(u8 *bytes, u64 length) {
  u64 count = input_end - input_first < length ? input_end - input_first : length;
  memcpy(bytes, input + input_first, count);
  input_first += (u32)count;
  return count > 0 || !ended ? (i64)count : -1;
}
