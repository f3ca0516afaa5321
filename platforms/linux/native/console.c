/* Standard output, error and input. Output that nobody can take any more is dropped. */
#include "linux.h"

static void write_all(u32 file, const u8 *bytes, u64 length) {
  while (length > 0) {
    i64 count = call3(SYS_WRITE, file, (u64)bytes, length);
    if (count == -EINTR || count == -EAGAIN) continue;
    if (count <= 0) return;
    bytes += count;
    length -= (u64)count;
  }
}

void kiln_platform_write(const u8 *bytes, u64 length) { write_all(STDOUT, bytes, length); }

void kiln_platform_write_error(const u8 *bytes, u64 length) { write_all(STDERR, bytes, length); }

i64 kiln_platform_read(u8 *bytes, u64 length) {
  if (ready_now(WATCH_INPUT, POLLIN) == 0) {
    want(WATCH_INPUT, POLLIN);
    return 0;
  }
  i64 count = call3(SYS_READ, STDIN, (u64)bytes, length);
  if (count == -EINTR || count == -EAGAIN) return 0;
  return count > 0 ? count : -1;
}
