/*
 * Descriptor tables: segments, the gates of all traps, the stacks that traps run on (SDM 3 §3.4, §6,
 * §7.2). Written once, into .bss.fixed, which a platform makes read-only afterwards.
 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "x86.h"

#define EXCEPTIONS 32 /* the first vectors; the others are interrupts */
#define PAGE_FAULT 14

/* What vectors.S has pushed, in ascending order of addresses. */
struct trap {
  u64 r15, r14, r13, r12, r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx, rcx, rax;
  u64 vector, error;
  u64 rip, cs, rflags, rsp, ss;
};

/* Bits of a page fault's error code (SDM 3 §4.7). */
#define FAULT_PRESENT 1u
#define FAULT_WRITE 2u
#define FAULT_FETCH 16u

extern const char *const exception_names[EXCEPTIONS];

/* Loads the tables. Exceptions run on one stack, interrupts on another, whatever was interrupted. */
void descriptors_start(char *fault_stack, char *interrupt_stack);

/* Where the program runs in ring 3, before the tables are made read-only: a port that it may use. */
void descriptors_allow_port(u16 port);

/* Defined by the platform: what happens, on one of those stacks. */
void trap(struct trap *t) IN_TRAP;

#endif
