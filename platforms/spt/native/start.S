/*
 * The entry of an image, jumped to by solo5-spt: the address of the boot info is in RDI, the stack
 * is at the end of memory, nothing is on it.
 */
        .intel_syntax noprefix
        .section .text.start, "ax", @progbits
        .globl  _start
        .type   _start, @function
_start:
        xor     ebp, ebp                /* the end of every chain of frames */
        and     rsp, -16
        call    spt_start
        ud2
        .size   _start, . - _start

        .section .note.GNU-stack, "", @progbits
