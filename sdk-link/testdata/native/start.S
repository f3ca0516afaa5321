/* The smallest start of a static Linux program: main on the given stack, then exit(status). */
  .section .text.start, "ax"
  .globl _start
  .type _start, @function
_start:
  xor %ebp, %ebp            /* the outermost frame: traces end here */
  and $-16, %rsp
  call test_main
  mov %eax, %edi
  mov $231, %eax            /* exit_group */
  syscall
  ud2
  .size _start, . - _start

/* i64 test_write(i32 fd, const void *bytes, u64 length) */
  .section .text.test_write, "ax"
  .globl test_write
  .type test_write, @function
test_write:
  mov $1, %eax
  syscall
  ret
  .size test_write, . - test_write

/* What C with the stack protector refers to. */
  .globl __stack_chk_fail
  .type __stack_chk_fail, @function
__stack_chk_fail:
  ud2
  .size __stack_chk_fail, . - __stack_chk_fail

  .section .rodata.__stack_chk_guard, "a", @progbits
  .balign 8
  .globl __stack_chk_guard
  .type __stack_chk_guard, @object
__stack_chk_guard:
  .quad 0x5ca1ab1e0ddba11
  .size __stack_chk_guard, . - __stack_chk_guard

  .section .note.GNU-stack, "", @progbits
