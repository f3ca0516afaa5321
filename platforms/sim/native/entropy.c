/* Entropy of a node: the simulation's seed decides it. Never for anything but tests. */
#include "sim.h"

#define MOST 4096u

i32 kiln_platform_entropy(u8 *bytes, u64 length) {
  while (length > 0) {
    u32 some = length < MOST ? (u32)length : MOST;
    u64 got = wire_ask(SAY_ENTROPY, &some, sizeof some, 0, 0, bytes, some);
    if (got == 0) return 0;
    bytes += got;
    length -= got;
  }
  return 1;
}
