/*
 * Entries of traps: of the vectors 0 to 63, and one of all others, which nobody uses. They take 16
 * bytes each, so that an entry's place tells its vector (descriptors.c). Each
 * makes the same `struct trap` on its stack (traps.c) and calls trap().
 */

#define HAS_ERROR_CODE(n) \
  ((n) == 8 || ((n) >= 10 && (n) <= 14) || (n) == 17 || (n) == 21 || (n) == 29 || (n) == 30)

  .section .text.vectors, "ax"
  .globl vectors
  .balign 16
vectors:
  .set n, 0
  .rept 65
  .balign 16
  .if !HAS_ERROR_CODE(n)
  push $0
  .endif
  push $n
  jmp common
  .set n, n + 1
  .endr

common:
  push %rax
  push %rcx
  push %rdx
  push %rbx
  push %rbp
  push %rsi
  push %rdi
  push %r8
  push %r9
  push %r10
  push %r11
  push %r12
  push %r13
  push %r14
  push %r15
  mov %rsp, %rdi
  cld
  call trap
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %r11
  pop %r10
  pop %r9
  pop %r8
  pop %rdi
  pop %rsi
  pop %rbp
  pop %rbx
  pop %rdx
  pop %rcx
  pop %rax
  add $16, %rsp               /* vector, error code */
  iretq
