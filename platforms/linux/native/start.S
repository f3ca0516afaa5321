/* The entry of a process: the stack pointer is at argc (System V ABI, x86-64 §3.4.1). */
        .intel_syntax noprefix
        .section .text.start, "ax", @progbits
        .globl  _start
        .type   _start, @function
_start:
        xor     ebp, ebp
        mov     rdi, rsp
        and     rsp, -16
        call    linux_start
        ud2
        .size   _start, . - _start

/* The kernel returns from signal handlers through here. */
        .globl  linux_sigreturn
        .type   linux_sigreturn, @function
linux_sigreturn:
        mov     eax, 15                 /* rt_sigreturn */
        syscall
        .size   linux_sigreturn, . - linux_sigreturn

        .section .note.GNU-stack, "", @progbits
