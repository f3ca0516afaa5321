/*
 * The instructions of x86-64 that C has no words for, one function each. Manual: Intel 64 and
 * IA-32 Architectures Software Developer's Manual ("SDM"); volume 3 is the one cited.
 */
#ifndef X86_H
#define X86_H

#include "kiln.h"

/* Code that traps run: it may use no vector register, for those belong to who was interrupted. */
#define IN_TRAP __attribute__((target("general-regs-only")))
#define X86_INLINE static inline __attribute__((always_inline)) IN_TRAP

/* Model specific registers. */
#define MSR_APIC_BASE 0x1b      /* SDM 3 §11.4.4 */
#define MSR_X2APIC 0x800        /* first register in x2APIC mode, SDM 3 §11.12.1 */

/* Control register 4, SDM 3 §2.5. */
#define CR4_UMIP (1u << 11)
#define CR4_OSXSAVE (1u << 18)
#define CR4_SMEP (1u << 20)
#define CR4_SMAP (1u << 21)

struct cpuid {
  u32 eax, ebx, ecx, edx;
};

X86_INLINE void out8(u16 port, u8 value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

X86_INLINE void out16(u16 port, u16 value) {
  __asm__ volatile("outw %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

X86_INLINE void out32(u16 port, u32 value) {
  __asm__ volatile("outl %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

X86_INLINE u8 in8(u16 port) {
  u8 value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
}

X86_INLINE u16 in16(u16 port) {
  u16 value;
  __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
}

X86_INLINE u32 in32(u16 port) {
  u32 value;
  __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
}

X86_INLINE u64 read_msr(u32 index) {
  u32 low, high;
  __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(index));
  return (u64)high << 32 | low;
}

X86_INLINE void write_msr(u32 index, u64 value) {
  __asm__ volatile("wrmsr" : : "c"(index), "a"((u32)value), "d"((u32)(value >> 32)) : "memory");
}

X86_INLINE u64 read_cr2(void) {
  u64 value;
  __asm__ volatile("mov %%cr2, %0" : "=r"(value));
  return value;
}

X86_INLINE u64 read_cr3(void) {
  u64 value;
  __asm__ volatile("mov %%cr3, %0" : "=r"(value));
  return value;
}

X86_INLINE void write_cr3(u64 value) {
  __asm__ volatile("mov %0, %%cr3" : : "r"(value) : "memory");
}

X86_INLINE u64 read_cr4(void) {
  u64 value;
  __asm__ volatile("mov %%cr4, %0" : "=r"(value));
  return value;
}

X86_INLINE void write_cr4(u64 value) {
  __asm__ volatile("mov %0, %%cr4" : : "r"(value) : "memory");
}

X86_INLINE void forget_page(u64 address) {
  __asm__ volatile("invlpg (%0)" : : "r"(address) : "memory");
}

X86_INLINE u64 read_tsc(void) {
  u32 low, high;
  __asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high) : : "memory");
  return (u64)high << 32 | low;
}

X86_INLINE struct cpuid cpuid(u32 leaf, u32 subleaf) {
  struct cpuid r;
  __asm__ volatile("cpuid"
                   : "=a"(r.eax), "=b"(r.ebx), "=c"(r.ecx), "=d"(r.edx)
                   : "a"(leaf), "c"(subleaf));
  return r;
}

X86_INLINE void interrupts_off(void) { __asm__ volatile("cli" : : : "memory"); }

X86_INLINE void interrupts_on(void) { __asm__ volatile("sti" : : : "memory"); }

/* `sti` lets no interrupt in before the next instruction: none is lost between the two. */
X86_INLINE void interrupts_on_and_halt(void) { __asm__ volatile("sti; hlt" : : : "memory"); }

/* value * numerator / denominator with 128 bits between; all ones if the result needs over 64. */
X86_INLINE u64 scale(u64 value, u64 numerator, u64 denominator) {
  u64 low, high, quotient, rest;
  __asm__("mulq %3" : "=a"(low), "=d"(high) : "a"(value), "r"(numerator) : "cc");
  if (high >= denominator) return ~0ull;
  __asm__("divq %4"
          : "=a"(quotient), "=d"(rest)
          : "a"(low), "d"(high), "r"(denominator)
          : "cc");
  return quotient;
}

/* Fills one page with zeros; in a trap too, where memset would spoil vector registers. */
X86_INLINE void clear_page(u64 address) {
  u64 words = 512;
  __asm__ volatile("rep stosq" : "+D"(address), "+c"(words) : "a"(0) : "memory");
}

/* forbid.c: no execution or access of user pages, no user's look at descriptor tables. */
void cpu_forbid(void);

X86_INLINE void relax(void) { __asm__ volatile("pause"); }

#endif
