/* The console is the tender's standard output. Output that nobody can take any more is dropped. */
#include "spt.h"

void kiln_platform_write(const u8 *bytes, u64 length) {
  while (length > 0) {
    i64 count = call4(SYS_WRITE, STDOUT, (u64)bytes, length, 0);
    if (count == -EINTR || count == -EAGAIN) continue;
    if (count <= 0) return;
    bytes += count;
    length -= (u64)count;
  }
}
