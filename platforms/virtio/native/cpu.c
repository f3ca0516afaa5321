/*
 * What the processor can do, and what it is told to forbid. Leaves and bits: SDM 2 "CPUID", SDM 3
 * §2.5 and §4.6; hypervisor leaves from 0x40000000: Linux Documentation/virt/kvm/x86/cpuid.rst.
 */
#include "machine.h"

KILN_SMALL_BEGIN

KILN_SEALED struct cpu cpu;

#define BIT(word, bit) ((u8)((word) >> (bit) & 1))
#define KVM_CLOCK_MSRS_NEW 3 /* KVM_FEATURE_CLOCKSOURCE2 */
#define XSTATE_X87_SSE_AVX 7

static void read_hypervisor(void) {
  struct cpuid id = cpuid(0x40000000, 0);
  i32 kvm = id.ebx == 0x4b4d564b && id.ecx == 0x564b4d56 && id.edx == 0x4d; /* KVMKVMKVM */
  cpu.emulated =
      id.ebx == 0x54474354 && id.ecx == 0x43544743 && id.edx == 0x47435447; /* TCGTCGTCGTCG */
  if (!kvm) return; /* others give these leaves other meanings */
  cpu.kvmclock = BIT(cpuid(0x40000001, 0).eax, KVM_CLOCK_MSRS_NEW);
  if (id.eax >= 0x40000010) cpu.tsc_khz = cpuid(0x40000010, 0).eax;
}

static void read_tsc_frequency(u32 max_leaf) {
  if (max_leaf < 0x15) return;
  struct cpuid ratio = cpuid(0x15, 0);
  if (ratio.eax == 0 || ratio.ebx == 0 || ratio.ecx == 0) return;
  cpu.tsc_khz = (u32)((u64)ratio.ecx * ratio.ebx / ratio.eax / 1000);
}

static void allow_avx(void) {
  write_cr4(read_cr4() | CR4_OSXSAVE);
  u64 mask = XSTATE_X87_SSE_AVX;
  __asm__ volatile("xsetbv" : : "c"(0), "a"((u32)mask), "d"(0));
}

void cpu_start(void) {
  u32 max_leaf = cpuid(0, 0).eax;
  struct cpuid basic = cpuid(1, 0);
  struct cpuid amd = cpuid(0x80000001, 0);
  cpu.apic = BIT(basic.edx, 9);
  cpu.nx = BIT(amd.edx, 20);
  cpu.gigabyte_pages = BIT(amd.edx, 26);
  read_tsc_frequency(max_leaf);
  if (BIT(basic.ecx, 31)) read_hypervisor();
  if (BIT(basic.ecx, 26) && BIT(basic.ecx, 28)) allow_avx();
  cpu_forbid();
}

KILN_SMALL_END
