/* What the processor is told to forbid in an image, which has no user mode (SDM 3 §2.5, §4.6). */
#include "x86.h"

KILN_SMALL_BEGIN

#define BIT(word, bit) ((word) >> (bit) & 1)

void cpu_forbid(void) {
  if (cpuid(0, 0).eax < 7) return;
  struct cpuid extended = cpuid(7, 0);
  u64 cr4 = read_cr4();
  if (BIT(extended.ebx, 7)) cr4 |= CR4_SMEP;
  if (BIT(extended.ebx, 20)) cr4 |= CR4_SMAP;
  if (BIT(extended.ecx, 2)) cr4 |= CR4_UMIP;
  write_cr4(cr4);
}

KILN_SMALL_END
