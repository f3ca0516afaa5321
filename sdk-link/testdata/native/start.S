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

  .section .note.GNU-stack, "", @progbits
