/* The kernel's random bytes; blocks only early in a machine's boot, until its pool is filled. */
#include "linux.h"

i32 kiln_platform_entropy(u8 *bytes, u64 length) {
  while (length > 0) {
    i64 count = call3(SYS_GETRANDOM, (u64)bytes, length, 0);
    if (count == -EINTR) continue;
    if (count <= 0) return 0;
    bytes += count;
    length -= (u64)count;
  }
  return 1;
}
