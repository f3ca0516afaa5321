/* The entry of a process: the stack pointer is at argc (System V ABI, x86-64 §3.4.1). */
        .section .text.start, "ax", @progbits
        .globl  _start
_start:
        xor     %ebp, %ebp
        mov     %rsp, %rdi
        and     $-16, %rsp
        call    tender_start
        ud2

/* void enter(u64 stack, u64 entry, u64 boot_info): jumps into an image, for good. */
        .globl  enter
enter:
        mov     %rdi, %rsp
        mov     %rsi, %rax
        mov     %rdx, %rdi
        jmp     *%rax

        .section .note.GNU-stack, "", @progbits
