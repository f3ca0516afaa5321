/* The cheapest process there is: exit(0). What it costs, every process costs. */
.globl _start
_start:
    movl $60, %eax
    xorl %edi, %edi
    syscall
